import { markedPassword } from '../../../accounts/passwords/recognise/self-describing.ts';

/** What a value that says itself how it was made says: a hash of ASP.NET Identity, or any other such; null for one that doesn't. */
export function markOf(value: string | Uint8Array): 'identity' | 'self-describing' | null {
  const verdict = markedPassword({ recipe: { kind: 'self-describing' }, hash: value, salt: null, format: null });
  // A damaged one is no evidence: other values may begin so by chance.
  if (verdict === null || (verdict.kind === 'held' && verdict.reason === 'damaged-password')) return null;
  return verdict.format.startsWith('identity-') ? 'identity' : 'self-describing';
}
