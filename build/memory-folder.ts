import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

/** Linux keeps the files in it in memory. */
const shared = '/dev/shm';
/** Several times what all tests together leave there. Containers of CI may have as little as 64 MiB. */
const ROOM_BYTES = 4 * 1024 ** 3;

/**
 * Makes a folder in memory that goes when this process ends, and gives its path; null where the machine has none, or too little
 * room. A journal waits for the disk at every step: its tests would do little else, a few milliseconds a thousand times.
 */
export function memoryFolder(): string | null {
  if (!existsSync(shared)) return null;
  const { bavail, bsize } = statfsSync(shared);
  if (bavail * bsize < ROOM_BYTES) return null;
  const folder = mkdtempSync(join(shared, 'userferry-tests-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
