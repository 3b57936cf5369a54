import { readFileSync } from 'node:fs';
import { PracticeEngine } from '../../../electron/practice/sql-server/engine/engine.ts';
import {
  type EngineEvent,
  type ResultColumn,
  type Session,
  type SqlMessage,
  type SqlMoment,
  type SqlType,
  type SqlValue,
  UNSUPPORTED_ERROR,
} from '../../../electron/practice/sql-server/engine/interface.ts';

export type VectorValue = null | boolean | number | string;

export interface VectorResult {
  readonly columns: readonly { readonly name: string; readonly type: string | null }[];
  readonly rows: readonly (readonly VectorValue[])[];
}

export interface Vector {
  readonly id: string;
  readonly level: 'core' | 'scripts' | 'later';
  readonly topic: string;
  readonly statements: readonly string[];
  readonly results?: readonly VectorResult[];
  readonly error?: number;
  readonly ordered?: boolean;
  readonly changes?: boolean;
}

interface VectorFile {
  readonly fixture: readonly string[];
  readonly vectors: readonly Vector[];
}

const file = JSON.parse(readFileSync(new URL('../../data/tsql-vectors.json', import.meta.url), 'utf8')) as VectorFile;
export const { fixture, vectors } = file;

export interface Answer {
  readonly results: readonly {
    readonly columns: readonly ResultColumn[];
    readonly rows: readonly (readonly SqlValue[])[];
  }[];
  readonly error: SqlMessage | undefined;
}

export function newEngine(): PracticeEngine {
  return new PracticeEngine({
    serverName: 'PRACTICE',
    databases: ['vectors'],
    logins: [
      { name: 'sa', password: 'owner', role: 'owner', defaultDatabase: 'vectors' },
      { name: 'reader', password: 'reader', role: 'reader', defaultDatabase: 'vectors' },
    ],
  });
}

export function logIn(engine: PracticeEngine, user = 'sa'): Session {
  const password = user === 'sa' ? 'owner' : 'reader';
  const session = engine.login({ user, password, database: '', applicationName: 'test', hostName: 'here' });
  if ('number' in session) throw new Error(session.message);
  return session;
}

export function collect(events: Iterable<EngineEvent>): Answer {
  const results: { columns: readonly ResultColumn[]; rows: (readonly SqlValue[])[] }[] = [];
  let error: SqlMessage | undefined;
  for (const event of events) {
    if (event.kind === 'columns') results.push({ columns: event.columns, rows: [] });
    else if (event.kind === 'rows') results.at(-1)?.rows.push(...event.rows);
    else if (event.kind === 'error') error ??= event.message;
  }
  return { results, error };
}

export function run(session: Session, text: string): Answer {
  return collect(session.batch(text));
}

/** A session on a freshly built fixture. */
export function freshFixture(): Session {
  const session = logIn(newEngine());
  for (const text of fixture) {
    const { error } = run(session, text);
    if (error !== undefined) throw new Error(`${error.message} in ${text}`);
  }
  return session;
}

export type Verdict = { readonly kind: 'right' | 'refused' } | { readonly kind: 'wrong'; readonly why: string };

export function judge(vector: Vector, answers: readonly Answer[]): Verdict {
  const refused = answers.find(({ error }) => error?.number === UNSUPPORTED_ERROR);
  if (refused !== undefined) return { kind: 'refused' };
  const { error } = answers.at(-1) ?? { error: undefined };
  if (vector.error !== undefined) {
    return error?.number === vector.error
      ? { kind: 'right' }
      : wrong(`error ${error?.number ?? 'none'}: ${error?.message ?? ''}`);
  }
  const failed = answers.find((answer) => answer.error !== undefined)?.error;
  if (failed !== undefined) return wrong(`error ${failed.number}: ${failed.message}`);
  const got = answers.flatMap(({ results }) => results);
  const wanted = vector.results ?? [];
  if (got.length !== wanted.length) return wrong(`${got.length} results`);
  for (const [index, want] of wanted.entries()) {
    const why = differs(want, got[index], vector.ordered !== false);
    if (why !== undefined) return wrong(why);
  }
  return { kind: 'right' };
}

function wrong(why: string): Verdict {
  return { kind: 'wrong', why };
}

function differs(want: VectorResult, got: Answer['results'][number] | undefined, ordered: boolean): string | undefined {
  if (got === undefined) return 'no result';
  if (want.columns.length !== got.columns.length) return `${got.columns.length} columns`;
  for (const [index, column] of want.columns.entries()) {
    const other = got.columns[index];
    if (other === undefined || column.name !== other.name) return `column ${other?.name}`;
    if (column.type !== null && !sameType(column.type, other.type)) return `type ${describeType(other.type)}`;
  }
  const types = got.columns.map(({ type }) => type);
  const rows = got.rows.map((row) => types.map((type, index) => shown(row[index] ?? null, type)));
  const sorted = (all: readonly (readonly VectorValue[])[]) =>
    ordered ? [...all] : all.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const [a, b] = [sorted(want.rows), sorted(rows)];
  const same =
    a.length === b.length &&
    a.every((row, at) => row.every((value, index) => sameValue(value, b[at]?.[index] ?? null)));
  return same ? undefined : `rows ${JSON.stringify(rows)}`;
}

function sameValue(want: VectorValue, got: VectorValue): boolean {
  if (typeof want === 'number' && typeof got === 'number') {
    return want === got || Math.abs(want - got) <= 1e-12 * Math.max(Math.abs(want), Math.abs(got));
  }
  return want === got;
}

function sameType(want: string, got: SqlType): boolean {
  const described = describeType(got);
  return described === want || (!want.includes('(') && described.replace(/\(.*/, '') === want);
}

export function describeType(type: SqlType): string {
  switch (type.base) {
    case 'decimal':
      return `decimal(${type.precision},${type.scale})`;
    case 'char':
    case 'varchar':
    case 'nchar':
    case 'nvarchar':
    case 'binary':
    case 'varbinary':
      return `${type.base}(${type.length})`;
    case 'time':
    case 'datetime2':
    case 'datetimeoffset':
      return `${type.base}(${type.scale})`;
    default:
      return type.base;
  }
}

/** A value as the vectors write it. */
export function shown(value: SqlValue, type: SqlType): VectorValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
    return value;
  if (value instanceof Uint8Array) return `0x${Buffer.from(value).toString('hex').toUpperCase()}`;
  if (typeof value === 'bigint') {
    if (type.base === 'decimal') return units(value, type.scale);
    return type.base === 'money' || type.base === 'smallmoney' ? units(value, 4) : String(value);
  }
  return moment(value, type);
}

function units(value: bigint, scale: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return `${value < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(digits.length - scale)}` : ''}`;
}

function moment(value: SqlMoment, type: SqlType): string {
  const offset = value.offset ?? 0;
  const total = BigInt(value.day) * 864_000_000_000n + BigInt(value.ticks) + BigInt(offset) * 600_000_000n;
  const day = Number(total / 864_000_000_000n);
  const ticks = Number(total % 864_000_000_000n);
  const date = new Date(Date.UTC(1, 0, 1) + (day - 693_595) * 86_400_000 - (Date.UTC(1, 0, 1) - Date.UTC(1900, 0, 1)))
    .toISOString()
    .slice(0, 10);
  const time = new Date(Math.floor(ticks / 10_000)).toISOString().slice(11, 19);
  const fraction = (places: number) =>
    places === 0
      ? ''
      : `.${String(ticks % 10_000_000)
          .padStart(7, '0')
          .slice(0, places)}`;
  const milliseconds = `.${String(Math.round((ticks % 10_000_000) / 10_000)).padStart(3, '0')}`;
  switch (type.base) {
    case 'date':
      return date;
    case 'time':
      return `${time}${fraction(type.scale)}`;
    case 'smalldatetime':
      return `${date}T${time}`;
    case 'datetime':
      return `${date}T${time}${milliseconds}`;
    case 'datetime2':
      return `${date}T${time}${fraction(type.scale)}`;
    case 'datetimeoffset': {
      const minutes = Math.abs(offset);
      const sign = offset < 0 ? '-' : '+';
      const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
      return `${date}T${time}${fraction(type.scale)}${sign}${clock}`;
    }
    default:
      throw new TypeError(`no moment is a ${type.base}`);
  }
}
