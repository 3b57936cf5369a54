import { accounts } from './asked/accounts.ts';
import { delta } from './asked/delta.ts';
import { deploy } from './asked/deploy.ts';
import { desk } from './asked/desk.ts';
import { legacyDatabase } from './asked/legacy-database.ts';
import { migrate } from './asked/migrate.ts';
import { people } from './asked/people.ts';
import { present } from './asked/present.ts';
import { rehearse } from './asked/rehearse.ts';
import { reports } from './asked/reports.ts';
import { roles } from './asked/roles.ts';
import { scripts } from './asked/scripts.ts';
import { tenant } from './asked/tenant.ts';
import { undo } from './asked/undo.ts';
import { verifyAndCutOver } from './asked/verify-and-cut-over.ts';

/**
 * Everything a page can ask of the application. Commands start something and answer at once; what comes of it shows in the
 * snapshots of `watch`. A password or client secret goes in through a command and never comes back out.
 */
export const contract = {
  ...desk,
  ...legacyDatabase,
  ...accounts,
  ...people,
  ...tenant,
  ...scripts,
  ...deploy,
  ...rehearse,
  ...migrate,
  ...verifyAndCutOver,
  ...reports,
  ...undo,
  ...delta,
  ...present,
  ...roles,
};
export type Contract = typeof contract;
