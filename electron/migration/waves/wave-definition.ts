import { basename } from 'node:path';
import { countText } from '../../common/count-text.ts';

/** How a wave's accounts are told; of accounts to import alone, and never one that an earlier wave has. */
export type WaveDefinition =
  /** So many more, in the order of the keys. */
  | { readonly kind: 'first'; readonly accounts: number }
  /** So many hundredths of all accounts to import, in the order of the keys; shares of several waves add up. */
  | { readonly kind: 'share'; readonly percent: number }
  /** Those whose keys, or user ids, stand in a file, one a line. */
  | { readonly kind: 'ids'; readonly file: string }
  | { readonly kind: 'application'; readonly name: string }
  | { readonly kind: 'role'; readonly name: string }
  /** Everybody whom no other wave has. */
  | { readonly kind: 'rest' };

/** A wave with the lines of its file, where it has one. */
export type NamedWave =
  | Exclude<WaveDefinition, { readonly kind: 'ids' }>
  | (Extract<WaveDefinition, { readonly kind: 'ids' }> & { readonly written: readonly string[] });

/** A wave that is told by numbers alone: neither a file nor the legacy database is asked for it. */
export type NumberedWave = Extract<WaveDefinition, { readonly kind: 'first' | 'share' | 'rest' }>;

export type ParsedWaves =
  | { readonly kind: 'parsed'; readonly waves: readonly WaveDefinition[] }
  | { readonly kind: 'malformed'; readonly why: string };

const named = ['ids', 'application', 'role'] as const;

/** Reads `50, 1%, 10%, rest`, as whoever sits before a terminal writes it: waves with commas between, each of a shape of its own. */
export function parseWaves(text: string): ParsedWaves {
  const parts = text.split(',').map((part) => part.trim());
  const waves: WaveDefinition[] = [];
  for (const part of parts) {
    const wave = parseWave(part);
    if (wave === null) {
      return {
        kind: 'malformed',
        why: `“${part}” is no wave. Write a number of accounts, a share such as 1%, ids:FILE, application:NAME, role:NAME, or rest at the end.`,
      };
    }
    waves.push(wave);
  }
  const shares = waves.reduce((sum, wave) => sum + (wave.kind === 'share' ? wave.percent : 0), 0);
  // What a binary fraction has too much is nobody's mistake.
  if (shares > 100 + 1e-6) {
    return {
      kind: 'malformed',
      why: `The shares add up to ${Number(shares.toFixed(3))}%, and each is of all accounts to import.`,
    };
  }
  const rest = waves.findIndex(({ kind }) => kind === 'rest');
  if (rest !== -1 && rest < waves.length - 1) {
    return { kind: 'malformed', why: 'rest is everybody whom no other wave has, so that it can only be the last one.' };
  }
  return { kind: 'parsed', waves };
}

function parseWave(part: string): WaveDefinition | null {
  if (part === 'rest') return { kind: 'rest' };
  const share = /^(\d+(?:\.\d+)?)\s*%$/.exec(part)?.[1];
  if (share !== undefined) {
    const percent = Number(share);
    return percent > 0 && percent <= 100 ? { kind: 'share', percent } : null;
  }
  if (/^[1-9]\d{0,8}$/.test(part)) return { kind: 'first', accounts: Number(part) };
  const [, kind, name] = /^([a-z]+):(.+)$/s.exec(part) ?? [];
  const known = named.find((each) => each === kind);
  const meant = name?.trim() ?? '';
  if (known === undefined || meant === '') return null;
  return known === 'ids' ? { kind: 'ids', file: meant } : { kind: known, name: meant };
}

/** A wave in words; `extra`: accounts that it has besides, so that every password format is in it. */
export function waveTitle(wave: WaveDefinition, extra: number): string {
  const first = plainTitle(wave);
  return extra === 0 ? first : `${first}, and ${countText(extra)} more so that every password format is in it`;
}

function plainTitle(wave: WaveDefinition): string {
  switch (wave.kind) {
    case 'first':
      return wave.accounts === 1 ? '1 account' : `${countText(wave.accounts)} accounts`;
    case 'share':
      return `${wave.percent}%`;
    case 'ids':
      return `ids of ${basename(wave.file)}`;
    case 'application':
      return `application ${wave.name}`;
    case 'role':
      return `role ${wave.name}`;
    case 'rest':
      return 'everybody else';
  }
}
