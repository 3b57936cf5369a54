import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { overlongPasswords, samplePassword } from '../../../electron/practice/samples/sample-passwords.ts';
import { sampleStore } from '../../../electron/practice/samples/sample-store.ts';

type SampleWish = Parameters<typeof sampleStore>[0];

/** Every password and every stored hash of the sample accounts. */
export function secretsOf(sample: SampleWish): readonly string[] {
  const secrets = new Set<string>(overlongPasswords);
  for (let place = 0; place < 256; place += 1) secrets.add(samplePassword(place));
  const secretColumns = new Set(['PasswordHash', 'Password', 'PasswordSalt']);
  for (const table of sampleStore(sample).tables) {
    const places = table.columns.flatMap(({ name }, index) => (secretColumns.has(name) ? [index] : []));
    for (const row of table.rows()) {
      for (const place of places) {
        const value = row[place];
        // Shorter ones are damaged on purpose, and would be found by chance.
        if (typeof value === 'string' && value.length >= 16) secrets.add(value);
      }
    }
  }
  return [...secrets].filter((secret) => secret.length >= 8);
}

/** Looks for each secret in every file, as it stands, and as base64 without padding: the way hashes are sent. */
export async function expectNoSecretIn(folder: string, secrets: readonly string[]): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    const content = await readFile(join(file.parentPath, file.name));
    for (const secret of secrets) {
      for (const bytes of [
        Buffer.from(secret),
        Buffer.from(secret.replace(/=+$/, '')),
        Buffer.from(secret, 'utf16le'),
      ]) {
        expect(content.includes(bytes), `${file.name} holds ${secret}`).toBe(false);
      }
    }
  }
}
