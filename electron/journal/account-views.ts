import { type AccountFilter, type AccountReader, accountConditions } from './account-lists.ts';
import type { Database } from './database.ts';
import type { PersonNamed } from './people.ts';
import type { AccountEntry, DecidedAccount } from './records.ts';
import { integer, orNull } from './row.ts';

/** Whom a list is narrowed to: whoever goes by one of these names, or has a key that begins so, in small letters or capitals. */
export interface AccountSearch extends PersonNamed {
  readonly keysBeginWith: readonly string[];
}

/**
 * By what a list can be sorted: `key`, which is the plan's own order (SQL Server's, of keys), and `outcome`, which is what became of an
 * account, or, before a run, what is decided, and then the reason. Addresses rest encrypted, so that no order of theirs can be had.
 */
export type AccountSort = 'key' | 'outcome';

/** Which accounts, in which order. */
export interface AccountView extends AccountFilter {
  readonly plan: string;
  /** Shows outcomes of this run beside the plan's decisions. */
  readonly run?: string;
  readonly search?: AccountSearch;
  readonly sort?: AccountSort;
  readonly descending?: boolean;
}

/** A part of a view. */
export interface ViewedPart {
  /**
   * Names the looking: as long as it is the same, accounts keep their places, whatever a run does meanwhile. Their outcomes are always
   * those of now. Without one the view is put together anew.
   */
  readonly opening?: string;
  /** How many of the view's accounts come before. */
  readonly from: number;
  readonly limit: number;
}

export interface Viewed<Entry> {
  readonly rows: readonly Entry[];
  /** All accounts of the view. */
  readonly total: number;
}

/** Accounts in an order, at any place of a million as fast as at the first. */
export interface AccountViews {
  entries(view: AccountView, part: ViewedPart): Viewed<AccountEntry>;
  /** With all that is decided; outcomes play no part. */
  decided(view: AccountView, part: ViewedPart): Viewed<DecidedAccount>;
}

/** So many orders are kept, 4 bytes an account: what is shown, what is being saved, and what was shown before. */
const ORDERS_KEPT = 4;

/**
 * An order is put together by one scan when a list is opened, and kept in memory: indexes that would give each of them at once would have
 * to be written with every account of every plan and every line of every ledger, for lists that few people open. The plan's own order
 * needs none, because places in a plan are counted from 1 without a hole.
 */
export function accountViews(database: Database, reader: AccountReader): AccountViews {
  const orders = new Map<string, Uint32Array>();

  const put = (view: AccountView): Uint32Array => {
    const { plan, run, search } = view;
    const { where, values } = accountConditions(view);
    const found = search === undefined ? null : searchCondition(search);
    const isOfRun = run !== undefined;
    const order = orderOf(view, isOfRun);
    const sequences = database.column(
      `SELECT account.sequence FROM ${isOfRun ? 'account LEFT JOIN ledger ON ledger.run = ? AND ledger.sequence = account.sequence' : 'account'}
       WHERE account.plan = ? ${where.map((condition) => `AND ${condition}`).join(' ')} ${found === null ? '' : `AND ${found.where}`}
       ORDER BY ${order}`,
      ...(isOfRun ? [Number(run)] : []),
      Number(plan),
      ...values,
      ...(found?.values ?? []),
    );
    return Uint32Array.from(sequences as readonly number[]);
  };

  const orderIn = (view: AccountView, { opening }: ViewedPart): Uint32Array => {
    if (opening === undefined) return put(view);
    const name = JSON.stringify([opening, view], (_, value) => (value instanceof Uint8Array ? [...value] : value));
    const order = orders.get(name) ?? put(view);
    // The last to be asked for is the last to go.
    orders.delete(name);
    orders.set(name, order);
    const [oldest] = orders.keys();
    if (orders.size > ORDERS_KEPT && oldest !== undefined) orders.delete(oldest);
    return order;
  };

  /** Which places in the plan the part shows, in its order. */
  const placesOf = (view: AccountView, part: ViewedPart): Viewed<number> => {
    const { from, limit } = part;
    if (!isPlansOwn(view)) {
      const order = orderIn(view, part);
      return { rows: [...order.subarray(from, from + limit)], total: order.length };
    }
    const row = database.one('SELECT max(sequence) AS total FROM account WHERE plan = ?', Number(view.plan));
    const total = orNull(integer, row, 'total') ?? 0;
    const shown = Math.max(0, Math.min(limit, total - from));
    const place = (index: number) => (view.descending === true ? total - from - index : from + index + 1);
    return { rows: Array.from({ length: shown }, (_, index) => place(index)), total };
  };

  const read = <Entry extends { readonly sequence: number }>(
    { rows: places, total }: Viewed<number>,
    rowsAt: (places: readonly number[]) => readonly Entry[],
  ): Viewed<Entry> => {
    const at = new Map(rowsAt(places).map((row) => [row.sequence, row]));
    return { rows: places.flatMap((place) => at.get(place) ?? []), total };
  };

  return {
    entries: (view, part) =>
      read(placesOf(view, part), (places) => reader.entriesAt(view.plan, view.run ?? null, places)),
    decided: (view, part) => read(placesOf(view, part), (places) => reader.decidedAt(view.plan, places)),
  };
}

/** Everybody, in the order in which they were read, or its reverse. */
function isPlansOwn({ outcome, reason, trait, experience, wave, search, sort }: AccountView): boolean {
  const isNarrowed = [outcome, reason, trait, experience, wave, search].some((part) => part !== undefined);
  return !isNarrowed && sort !== 'outcome';
}

function orderOf({ sort, descending }: AccountView, isOfRun: boolean): string {
  const way = descending === true ? 'DESC' : 'ASC';
  const place = `account.sequence ${way}`;
  if (sort !== 'outcome') return place;
  const became = isOfRun
    ? [
        'ledger.outcome',
        'CASE WHEN ledger.outcome IS NULL THEN account.decision END',
        'CASE WHEN ledger.outcome IS NULL THEN account.reason ELSE ledger.reason END',
      ]
    : ['account.decision', 'account.reason'];
  return [...became.map((column) => `${column} ${way}`), place].join(', ');
}

function searchCondition({ keys, emailHash, usernameHash, keysBeginWith }: AccountSearch) {
  const beginnings = keysBeginWith.map(() => 'substr(account.key, 1, ?) = ? COLLATE NOCASE');
  return {
    where: `(${[
      'account.key IN (SELECT value FROM json_each(?))',
      'account.email_hash = ?',
      'account.username_hash = ?',
      ...beginnings,
    ].join(' OR ')})`,
    // SQLite counts characters where JavaScript counts UTF-16 code units.
    values: [
      JSON.stringify(keys),
      emailHash,
      usernameHash,
      ...keysBeginWith.flatMap((text) => [[...text].length, text]),
    ],
  };
}
