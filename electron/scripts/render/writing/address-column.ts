import type { ColumnRef, Value } from '../../../stores/mapping/mapping.ts';
import type { ActionName } from '../../actions.ts';
import { columnBehind } from '../lookup.ts';
import type { ScriptPlan } from '../script-plan.ts';
import { cannotWrite } from './cannot-write.ts';
import type { Assignments, WrittenTable } from './written-table.ts';

/**
 * The column with the address, and what it gets.
 * @throws UserferryError UF-7104 where it is not one of this table's
 */
export function addressColumn(action: ActionName, { mapping }: ScriptPlan, table: WrittenTable): Assignments {
  const email = ofTable(mapping.fields.email, table);
  if (email === null) throw cannotWrite(action, `The address is no column of ${table.name}.`);
  return { [email.column]: '@email' };
}

/** The column with the name that somebody signs in by; none where the mapping has none in this table. */
export function nameColumn({ mapping }: ScriptPlan, table: WrittenTable): Assignments {
  const name = ofTable(mapping.fields.username, table);
  return name === null ? {} : { [name.column]: '@userName' };
}

function ofTable(value: Value | undefined, table: WrittenTable): ColumnRef | null {
  const column = columnBehind(value);
  return column?.table === table.alias ? column : null;
}
