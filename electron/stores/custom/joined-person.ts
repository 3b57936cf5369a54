import { aliased } from '../aliased-table.ts';
import { kindOfType } from '../mapping/kind-of-type.ts';
import type { Join } from '../mapping/mapping.ts';
import { choosePassword } from './columns/choose-password.ts';
import { isUnique, type SurveyedTable } from './columns/surveyed-table.ts';
import { isSetAside } from './people-words.ts';
import { type Answers, ask, NONE, type Question } from './question.ts';
import { distinctShare } from './values/profile.ts';

/** A person's second table, and how its row is found from that of the login. */
export interface JoinedPerson {
  readonly person: SurveyedTable;
  readonly join: Join;
  readonly evidence: readonly string[];
  readonly questions: readonly Question[];
}

/** The alias of the person's table in a mapping. */
export const PERSON = 'p';

/**
 * The table with the person to one with the logins: named by a foreign key in either direction, at most one row for each login; or,
 * where no foreign key says so, by a column of the same name, which is asked.
 */
export function joinPerson(
  login: SurveyedTable,
  others: readonly SurveyedTable[],
  isPerson: (other: SurveyedTable) => boolean,
  answers: Answers,
): JoinedPerson | null {
  // A table with passwords of its own is no second half: whoever names its rows has orders or sessions of people, or the like.
  const persons = others.filter(
    (other) =>
      other !== login && !isSetAside(other.table) && isPerson(other) && choosePassword(other, {}).found === null,
  );
  const declared = persons.flatMap((person) => {
    const on = foreignKeyBetween(login, person);
    return on === null ? [] : [joined(login, person, on, 'a foreign key says so', [])];
  });
  if (declared.length === 1) return declared[0] ?? null;
  const named = persons.flatMap((person) => sameNames(login, person).map((on) => ({ person, on })));
  const [first, second] = named;
  if (declared.length === 0 && first !== undefined && second === undefined && isBorneOut(login, first)) {
    return joined(login, first.person, first.on, 'by its name, and each of the sampled values is there', []);
  }
  const possible =
    declared.length > 1 ? declared : named.map(({ person, on }) => joined(login, person, on, 'by its name alone', []));
  if (possible.length === 0) return null;
  const question = ask(answers, {
    id: 'join',
    text: `Where does the person to a row of ${login.table.name} stand?`,
    options: [
      ...possible.map((one) => ({ id: optionOf(one), label: one.evidence.join(' ') })),
      { id: NONE, label: 'Nowhere' },
    ],
  });
  const chosen =
    possible.find((one) => optionOf(one) === question.answer) ?? (question.answer === null ? possible[0] : undefined);
  return chosen === undefined ? null : { ...chosen, questions: [question] };
}

function optionOf({ join }: JoinedPerson): string {
  const [on] = join.on;
  return `${join.table.schema}.${join.table.name}.${on?.column ?? ''}`;
}

interface On {
  readonly column: string;
  readonly equals: string;
}

function joined(
  login: SurveyedTable,
  person: SurveyedTable,
  { column, equals }: On,
  why: string,
  questions: readonly Question[],
): JoinedPerson {
  return {
    person,
    join: {
      alias: PERSON,
      table: aliased(PERSON, person.table).table,
      on: [{ column, equals: aliased('u', login.table).at(equals) }],
      latestBy: null,
    },
    evidence: [`${login.table.name}.${equals} is ${person.table.name}.${column}: ${why}`],
    questions,
  };
}

/** So many rows, each with its person among those that were sampled, are no chance where both tables number theirs alike. */
const ENOUGH_ROWS = 20;

function isBorneOut(login: SurveyedTable, { person, on }: { person: SurveyedTable; on: On }): boolean {
  const values = ({ sample: { columns, rows } }: SurveyedTable, name: string) => {
    const place = columns.indexOf(name);
    return rows.map((row) =>
      String(row[place] ?? '')
        .trim()
        .toLowerCase(),
    );
  };
  const known = new Set(values(person, on.column));
  const named = values(login, on.equals);
  return isUnique(login.table, on.equals) && named.length >= ENOUGH_ROWS && named.every((value) => known.has(value));
}

/** A person has one login, two perhaps; what names the same people again and again is something of theirs. */
function namesEachOnce({ profiles }: SurveyedTable, name: string): boolean {
  const profile = profiles.find((one) => one.name === name);
  return profile !== undefined && distinctShare(profile) >= 0.95;
}

function foreignKeyBetween(loginTable: SurveyedTable, { table: person }: SurveyedTable): On | null {
  const { table: login } = loginTable;
  const is = (name: { schema: string; name: string }, table: { schema: string; name: string }) =>
    name.schema === table.schema && name.name === table.name;
  for (const { columns, references, referencedColumns } of login.foreignKeys) {
    const [equals] = columns;
    const [column] = referencedColumns;
    if (columns.length !== 1 || equals === undefined || column === undefined) continue;
    if (is(references, person) && isUnique(person, column) && namesEachOnce(loginTable, equals))
      return { column, equals };
  }
  for (const { columns, references, referencedColumns } of person.foreignKeys) {
    const [column] = columns;
    const [equals] = referencedColumns;
    if (columns.length !== 1 || equals === undefined || column === undefined) continue;
    // Of several persons to one login nobody could say which is meant.
    if (is(references, login) && isUnique(person, column)) return { column, equals };
  }
  return null;
}

function sameNames(loginTable: SurveyedTable, { table: person }: SurveyedTable): readonly On[] {
  const { table: login } = loginTable;
  return person.columns
    .filter(({ name }) => isUnique(person, name))
    .flatMap(({ name: column, type }) =>
      login.columns
        .filter((own) => kindOfType(own.type) === kindOfType(type) && own.name.toLowerCase() === column.toLowerCase())
        // Every table has an Id, and says nothing of another by it.
        .filter(({ name }) => name.length > 2 && namesEachOnce(loginTable, name))
        .map(({ name: equals }) => ({ column, equals })),
    );
}
