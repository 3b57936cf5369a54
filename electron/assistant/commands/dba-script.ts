import { dbaScript } from '../../legacy/dba-script.ts';
import type { LegacyForm } from '../contract/index.ts';
import { legacySettingsOf } from '../wizard/legacy-form.ts';
import type { Wizard } from '../wizard/wizard.ts';

/** The script with which a DBA makes the login that the form names; it needs no connection and holds no password. */
export async function scriptForDba(wizard: Wizard, form: LegacyForm): Promise<{ fileName: string; text: string }> {
  const { authentication, database } = legacySettingsOf(form);
  return {
    fileName: 'userferry-login.sql',
    text: dbaScript({ authentication, database, tables: wizard.accountTables }),
  };
}
