import { readFile } from 'node:fs/promises';
import pidusage from 'pidusage';

/** Linux tells memory in pages; 4 KiB on every machine that Electron runs on but some ARM ones, where it is then too low, never too high. */
const PAGE_BYTES = 4096;

/** The memory that a process holds, in bytes, as seen from outside; null where it is gone or can't be seen. */
export type MemoryOf = (pid: number) => Promise<number | null>;

export const memoryOf: MemoryOf = async (pid) => {
  try {
    if (process.platform !== 'linux') return (await pidusage(pid)).memory;
    const [, resident] = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ');
    return Number(resident) * PAGE_BYTES;
  } catch {
    return null;
  }
};
