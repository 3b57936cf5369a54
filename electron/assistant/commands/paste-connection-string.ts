import { readConnectionString } from '../../legacy/connection-string/read-connection-string.ts';
import { formOf } from '../wizard/legacy-form.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { saveLegacy } from './forms.ts';

/**
 * Fills in the first step's form from a connection string, and says what of it is not followed. A password of another server,
 * typed before, is forgotten where the string brings none.
 * @throws UserferryError UF-1141, UF-1142, UF-6201, UF-6202, UF-6204
 */
export async function pasteConnectionString(wizard: Wizard, text: string) {
  const { config, password, ignored } = readConnectionString(text);
  // No connection string says how fast to read.
  const { rowsPerSecond } = wizard.file.legacy;
  const pace = rowsPerSecond === undefined ? {} : { rowsPerSecond };
  await saveLegacy(wizard, { ...formOf(config), ...pace }, password ?? '');
  return { passwordTaken: password !== null, ignored };
}
