import type { AccountRow } from '../../../electron/assistant/contract/index.ts';

const names = ['zeynep.yıldız', 'łukasz', '山本', 'γιώργος', 'نور', 'олена', 'אורי', 'hồng'];

/** Sample rows of an account list, every fourth of them rejected. */
export function accountRows(total: number): readonly AccountRow[] {
  return Array.from({ length: total }, (_, index) => {
    const row = {
      sequence: index,
      key: `3f2c0000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      email: `${names[index % names.length]}${index}@example.com`,
      userId: `cm-${index}`,
    };
    return index % 4 === 0
      ? { ...row, decision: 'import', outcome: 'rejected', reason: 'address-of-another-user' }
      : { ...row, decision: 'import', outcome: 'imported' };
  });
}
