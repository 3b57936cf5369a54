import { type CustomProposal, proposalId } from '../../electron/stores/custom/proposal.ts';
import { accountMapper } from '../../electron/stores/mapping/account-mapper.ts';
import type { Mapping } from '../../electron/stores/mapping/mapping.ts';
import { columnId, readColumns } from '../../electron/stores/mapping/read-columns.ts';
import { tablesOf } from '../../electron/stores/mapping/tables-of.ts';
import type { Cell, Fixture } from './fixture.ts';

export interface Judgement {
  readonly title: string;
  /** `mapped`: right in every column and nothing asked but how the hashes were made; `complete`: not even that; `asks`; `wrong`. */
  readonly verdict: 'complete' | 'mapped' | 'asks' | 'wrong';
  /** What differs from the truth in a proposal that asks nothing about it. */
  readonly wrong: readonly string[];
  readonly asks: readonly string[];
  readonly confidence: number;
}

const aboutPasswords = ['password-recipe', 'salt'];

/** Judges the best proposal against what is true; `mapping` is what stands once everything about passwords is answered. */
export function judge(fixture: Fixture, best: CustomProposal | undefined, mapping: Mapping | null): Judgement {
  const { title, truth } = fixture;
  if (best === undefined)
    return { title, verdict: 'asks', wrong: ['nothing was proposed'], asks: ['everything'], confidence: 0 };
  const open = best.questions.filter(({ answer }) => answer === null).map(({ id }) => id);
  const asks = open.filter((id) => !aboutPasswords.includes(id));
  const wrong = mapping === null || asks.length > 0 ? [] : differences(fixture, best, mapping);
  const verdict =
    wrong.length > 0
      ? 'wrong'
      : asks.length > 0 || best.word === 'unsure'
        ? 'asks'
        : open.length > 0
          ? 'mapped'
          : 'complete';
  return { title: `${title} (${truth.table})`, verdict, wrong, asks: open, confidence: best.confidence };
}

function differences({ tables, truth }: Fixture, best: CustomProposal, mapping: Mapping): readonly string[] {
  const found: string[] = [];
  const compare = (what: string, actual: unknown, expected: unknown) => {
    if (actual !== expected) found.push(`${what}: ${String(actual)} instead of ${String(expected)}`);
  };
  compare('table', proposalId(best.table), truth.table);
  compare('key', mapping.key.column.column, truth.key);
  compare('password', mapping.password.hash?.column, truth.password);
  compare('salt', mapping.password.salt?.column, truth.salt);
  compare('last sign-in', mapping.lastSignIn?.column, truth.lastSignIn);
  for (const [field, column] of Object.entries({ email: truth.email, ...truth.fields })) {
    const value = mapping.fields[field as keyof Mapping['fields']];
    compare(field, value?.kind === 'column' ? value.column.column : undefined, column);
  }
  if (truth.roles !== undefined && !tablesOf(mapping).some(({ name }) => name === truth.roles)) found.push('no roles');
  const table = tables.find(({ name }) => name === truth.table);
  if (found.length > 0 || table === undefined) return found;
  const names = [...table.ddl.matchAll(/(?:^|, )(\w+) (?:\w+)/g)].map(([, name]) => name ?? '');
  const columns = readColumns(mapping);
  const toAccount = accountMapper(mapping);
  for (let index = 0; index < table.rows; index += 1) {
    const cells = table.row(index);
    const row = columns.map((column) => (column.table === 'u' ? (cells[names.indexOf(column.column)] ?? null) : null));
    const { barred } = toAccount(
      [String(keyOf(cells, names, truth.key)), ...row, ...mapping.details.map(() => [])],
      Date.UTC(2030, 0),
    );
    if ((barred !== 'no') !== truth.barred(index))
      return [`row ${index} is ${barred} by ${columns.map(columnId).join(', ')}`];
  }
  return [];
}

function keyOf(cells: readonly Cell[], names: readonly string[], key: string): Cell {
  return cells[names.indexOf(key)] ?? null;
}
