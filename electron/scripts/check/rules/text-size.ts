import { LARGEST_SCRIPT } from '../../largest-script.ts';
import type { Found } from '../finding.ts';

/** Whether the text is larger than Auth0 takes. */
export function textSizeFindings(source: string, start: number): readonly Found[] {
  const bytes = Buffer.byteLength(source);
  if (bytes <= LARGEST_SCRIPT) return [];
  return [
    {
      rule: 'too-large',
      severity: 'error',
      at: { start, end: start },
      text: `The script has ${Math.ceil(bytes / 1024)} KB; Auth0 takes 100 KB and refuses to save it.`,
      next: 'Leave out what it doesn’t need; what `require` brings in doesn’t count.',
    },
  ];
}
