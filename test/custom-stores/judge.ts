import { type CustomProposal, proposalId } from '../../electron/stores/custom/proposal.ts';
import type { Answers } from '../../electron/stores/custom/question.ts';
import { accountMapper } from '../../electron/stores/mapping/account-mapper.ts';
import type { Mapping } from '../../electron/stores/mapping/mapping.ts';
import { flagFields, profileFields } from '../../electron/stores/mapping/profile.ts';
import { columnId, readColumns } from '../../electron/stores/mapping/read-columns.ts';
import { tablesOf } from '../../electron/stores/mapping/tables-of.ts';
import type { Cell, Fixture, Truth } from './fixture.ts';

const isFlag: ReadonlySet<string> = new Set(flagFields);
const textFields = profileFields.filter((field) => !isFlag.has(field));

export interface Judgement {
  readonly title: string;
  /** `mapped`: right in every column and nothing asked but how the hashes were made; `complete`: not even that; `partial`: the same, but something is lacking; `asks`; `wrong`. */
  readonly verdict: 'complete' | 'mapped' | 'partial' | 'asks' | 'wrong';
  /** What differs from the truth although nothing was asked about it. */
  readonly wrong: readonly string[];
  /** Parts that an account may do without and that were left out. */
  readonly lacking: readonly string[];
  /** Ids of the open questions of the best proposal. */
  readonly asks: readonly string[];
  readonly confidence: number;
}

/** Proposes again with answers by the table of the proposal. */
export type Propose = (answers: Readonly<Record<string, Answers>>) => readonly CustomProposal[];

const aboutPasswords = ['password-recipe', 'salt'];

/**
 * Judges what is proposed against what is true. Whatever is asked is answered truly; what then still differs was silently wrong, and so
 * is a table above the line that holds no accounts.
 */
export function judge(fixture: Fixture, propose: Propose): Judgement {
  const { title, truth, others = [] } = fixture;
  const proposals = propose({});
  const [best] = proposals;
  if (best === undefined)
    return { title, verdict: 'asks', wrong: [], lacking: [], asks: ['everything'], confidence: 0 };
  const open = best.questions.filter(({ answer }) => answer === null).map(({ id }) => id);
  const found = [truth, ...others].flatMap((one) => differences(fixture, one, propose));
  const lacking = found.filter(({ isLacking }) => isLacking).map(({ text }) => text);
  const wrong = [
    ...likelyBeyond(proposals, [truth, ...others]),
    ...found.filter(({ isLacking }) => !isLacking).map(({ text }) => text),
  ];
  const isMapped =
    best.word === 'likely' &&
    proposalId(best.table) === truth.table &&
    open.every((question) => aboutPasswords.includes(question));
  const mapped = lacking.length > 0 ? 'partial' : open.length > 0 ? 'mapped' : 'complete';
  const verdict = wrong.length > 0 ? 'wrong' : isMapped ? mapped : 'asks';
  return { title, verdict, wrong, lacking, asks: open, confidence: best.confidence };
}

/** The same of a database in which nobody has an account. */
export function judgeBarren(propose: Propose): readonly string[] {
  return likelyBeyond(propose({}), []);
}

function likelyBeyond(proposals: readonly CustomProposal[], truths: readonly Truth[]): readonly string[] {
  return proposals
    .filter(({ word, mapping }) => word === 'likely' || mapping !== null)
    .map(({ table }) => proposalId(table))
    .filter((table) => truths.every((truth) => truth.table !== table))
    .map((table) => `${table} is taken for a table with accounts`);
}

interface Difference {
  readonly text: string;
  readonly isLacking: boolean;
}

function differences(fixture: Fixture, truth: Truth, propose: Propose): readonly Difference[] {
  const { mapping, asked } = answered(truth, propose);
  if (mapping === null) return [];
  const found: Difference[] = [];
  const compare = (what: string, actual: unknown, expected: unknown, mayLack = false) => {
    const text = `${what}: ${String(actual)} instead of ${String(expected)}`;
    if (actual !== expected) found.push({ text, isLacking: mayLack && actual === undefined });
  };
  compare('key', mapping.key.column.column, truth.key);
  // Where it is asked and not among the options, nothing goes silently wrong.
  compare('password', mapping.password.hash?.column, truth.password ?? undefined, asked.has('password'));
  if (!asked.has('salt') && mapping.password.hash !== null) compare('salt', mapping.password.salt?.column, truth.salt);
  compare('last sign-in', mapping.lastSignIn?.column, truth.lastSignIn, true);
  const columnOf = (field: keyof Mapping['fields']) => columnIn(mapping.fields[field]);
  const fields: Readonly<Record<string, string>> = { email: truth.email, ...truth.fields };
  for (const field of truth.noOtherFields ? textFields : Object.keys(fields)) {
    compare(field, columnOf(field as keyof Mapping['fields']), fields[field], field !== 'email' || asked.has('email'));
  }
  for (const flag of truth.noOtherFields || truth.emailVerified !== undefined ? flagFields : [])
    compare(flag, columnOf(flag), flag === 'email_verified' ? truth.emailVerified : undefined, true);
  if (truth.roles !== undefined && !tablesOf(mapping).some(({ name }) => name === truth.roles))
    found.push({ text: 'no roles', isLacking: true });
  if (found.length > 0 || [...asked].some((question) => question.startsWith('flag:'))) return found;
  return wronglyBarred(fixture, truth, mapping).map((text) => ({ text, isLacking: false }));
}

/** The column of a value that is one, or one trimmed or read as a flag; of several put together none. */
function columnIn(value: Mapping['fields'][keyof Mapping['fields']]): string | undefined {
  if (value === undefined) return undefined;
  if (value.kind === 'column') return value.column.column;
  if (value.kind === 'provided') return value.that.column;
  return 'of' in value ? columnIn(value.of) : undefined;
}

/** The mapping once everything that is asked is answered truly, or by the first option where the truth doesn't say. */
function answered(truth: Truth, propose: Propose) {
  const answers: Record<string, string> = {};
  const asked = new Set<string>();
  const right: Readonly<Record<string, readonly string[]>> = {
    key: [truth.key],
    email: [truth.email],
    password: [truth.password ?? 'none'],
    salt: [truth.salt ?? 'none'],
    'email-verified': [truth.emailVerified ?? 'none'],
  };
  for (let round = 0; round < 8; round += 1) {
    const proposal = propose({ [truth.table]: answers }).find(({ table }) => proposalId(table) === truth.table);
    if (proposal === undefined) return { mapping: null, asked };
    if (proposal.mapping !== null) return { mapping: proposal.mapping, asked };
    for (const { id, options } of proposal.questions.filter(({ answer }) => answer === null)) {
      asked.add(id);
      const chosen = options.find((option) =>
        right[id]?.some((one) => option.id === one || option.id.endsWith(`.${one}`)),
      );
      const none = options.find((option) => option.id === 'none' && right[id] !== undefined);
      answers[id] = (chosen ?? none ?? options[0])?.id ?? '';
    }
  }
  return { mapping: null, asked };
}

function wronglyBarred({ tables }: Fixture, truth: Truth, mapping: Mapping): readonly string[] {
  const table = tables.find(({ name }) => name === truth.table);
  if (table === undefined) return [];
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
