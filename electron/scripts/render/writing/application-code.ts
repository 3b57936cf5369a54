import { quoteName, quoteTable } from '../../../stores/quote-name.ts';
import { indented, literal, sqlLiteral } from '../js.ts';
import type { ScriptPlan } from '../script-plan.ts';
import { cannotWrite } from './cannot-write.ts';

/**
 * `applicationOf`: the one to which new accounts belong.
 * @throws UserferryError UF-7104 where several are chosen
 */
export function applicationCode({ mapping, applications }: ScriptPlan): string {
  const { application } = mapping;
  const [chosen, ...others] = applications;
  if (application === null || others.length > 0) {
    throw cannotWrite(
      'create',
      'Several applications are chosen, and a new account belongs to one.',
      'Choose one application, and render create again.',
    );
  }
  if (chosen !== undefined) {
    return `/** The application to which new accounts belong. */
async function applicationOf() {
  return ${literal(chosen)};
}`;
  }
  const sql = sqlLiteral([
    `SELECT TOP (2) ${quoteName(application.id)} AS [id]`,
    `FROM ${quoteTable(application.table)}`,
  ]);
  return `/** The application to which new accounts belong: the only one. */
async function applicationOf(execute) {
  const found = await execute(${indented(sql, 2).trimStart()}, []);
  if (found.length !== 1) {
    console.log('Which application new accounts belong to is not known. Choose one, and render this script again.');
    throw new ValidationError('which_application', 'New accounts can’t be made just now.');
  }
  return textOf(found[0].id);
}`;
}
