import type { AccountRow } from '../../../electron/assistant/contract/index.ts';

const names = ['zeynep.yıldız', 'łukasz', '山本', 'γιώργος', 'نور', 'олена', 'אורי', 'hồng'];

/** More rows than any browser can draw pixels for. */
const total = 1_000_000;
/** The first of them. */
const ofFirstWave = 53;

/** Of a million accounts; every fourth is rejected. */
function rowAt(index: number): AccountRow {
  const row = {
    sequence: index + 1,
    key: `3f2c0000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    email: `${names[index % names.length]}${index}@example.com`,
    userId: `cm-${index}`,
    decision: 'import',
  } as const;
  return index % 4 === 0
    ? { ...row, outcome: 'rejected', reason: 'address-of-another-user' }
    : { ...row, outcome: 'imported' };
}

interface Wish {
  readonly outcome?: AccountRow['outcome'];
  readonly reason?: AccountRow['reason'];
  readonly wave?: number | undefined;
  readonly search?: string | undefined;
  readonly descending?: boolean | undefined;
  readonly from: number;
  readonly limit: number;
}

/** A part of a list of them: everybody, the rejected, or whose address or key is searched for. */
export function listedRows({ outcome, reason, wave, search, descending = false, from, limit }: Wish) {
  const step = outcome === 'rejected' || reason === 'address-of-another-user' ? 4 : 1;
  if (search !== undefined) {
    const found = [/(\d+)@|-(\d+)$/.exec(search)].flatMap((match) =>
      match === null ? [] : [rowAt(Number(match[1] ?? match[2]))],
    );
    return { rows: from === 0 ? found : [], total: found.length };
  }
  const count = Math.ceil((wave === 1 ? ofFirstWave : total) / step);
  const place = (index: number) => (descending ? count - 1 - from - index : from + index) * step;
  const shown = Math.max(0, Math.min(limit, count - from));
  return { rows: Array.from({ length: shown }, (_, index) => rowAt(place(index))), total: count };
}
