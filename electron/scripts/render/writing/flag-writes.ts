import type { ActionName } from '../../actions.ts';
import type { ScriptPlan } from '../script-plan.ts';
import { cannotWrite } from './cannot-write.ts';
import type { RowWrite } from './store-writes.ts';
import { columnOf, writtenTable } from './written-table.ts';

/**
 * What says that an address is proven, by the mapping's `email_verified`: a flag, or the moment at which it was.
 * @throws UserferryError UF-7104 where no column says it
 */
export function flagWrites(action: ActionName, plan: ScriptPlan): readonly RowWrite[] {
  const value = plan.mapping.fields.email_verified;
  if (value?.kind === 'column') {
    const table = writtenTable(action, plan, value.column.table);
    const type = columnOf(table, value.column.column)?.type.toLowerCase() ?? '';
    if (/^(bit|tinyint|smallint|int|bigint)$/.test(type)) {
      return [{ table, columns: { [value.column.column]: '@verified' } }];
    }
    throw cannotWrite(action, `${value.column.column} is of type ${type}, and what stands in it for yes is not known.`);
  }
  if (value?.kind === 'provided' && value.of.kind === 'constant' && value.of.value === true) {
    const table = writtenTable(action, plan, value.that.table);
    const type = columnOf(table, value.that.column)?.type.toLowerCase() ?? '';
    if (/^(small)?datetime2?$/.test(type)) {
      return [{ table, columns: { [value.that.column]: 'CASE WHEN @verified = 1 THEN @now ELSE NULL END' } }];
    }
  }
  throw cannotWrite(
    action,
    'No column of this database says that an address is proven: an approved account is not that.',
    'Map email_verified to a column that says it, or leave verify out and switch Auth0’s verification e-mails off.',
  );
}
