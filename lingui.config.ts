import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

/** A catalogue is named after its language; English comes from the code, each other file is a translation of it. */
const languages = readdirSync(fileURLToPath(new URL('renderer/catalogue', import.meta.url)))
  .filter((file) => file.endsWith('.po'))
  .map((file) => file.slice(0, -'.po'.length));

/** The page's texts, taken out of the code into renderer/catalogue (docs/texts.md). */
export default defineConfig({
  sourceLocale: 'en',
  locales: [...new Set(['en', ...languages])],
  catalogs: [{ path: '<rootDir>/renderer/catalogue/{locale}', include: ['<rootDir>/renderer'] }],
  // By place, so that a translator sees a screen's texts together; without line numbers, which every change would move.
  orderBy: 'origin',
  format: formatter({ lineNumbers: false }),
});
