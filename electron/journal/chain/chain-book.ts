import { createHash } from 'node:crypto';
import type { Attestation } from '../../common/circumstances.ts';
import type { Database } from '../database.ts';
import type { JournalKeys } from '../journal-keys.ts';
import { integer, json, type Row, text } from '../row.ts';
import { type ChainLink, follows, type LinkSubject } from './link.ts';

/** Something in the journal that is not as Userferry wrote it. */
export type ChainFinding =
  /** The link of this number is missing, altered, or made by somebody without the key. */
  | { readonly kind: 'link'; readonly number: number }
  /** A run's table holds other lines; as many as it should where one was changed. */
  | {
      readonly kind: 'lines';
      readonly run: string;
      readonly part: string;
      readonly expected: number;
      readonly found: number;
    }
  /** The decisions of a plan are others than when it was made. */
  | { readonly kind: 'plan'; readonly plan: string };

/** The chain of evidence, as it is read, compared, and gone on with when a pack is made. */
export interface ChainBook {
  /** In their order, behind the number `after`. */
  links(after: number, limit: number): readonly ChainLink[];
  /** Compares every link, and what the links say with what the journal holds: of a run and its plan, or of all (null). */
  check(run: string | null): readonly ChainFinding[];
  /** Appends a link of a plan that was just made. */
  planned(plan: string): void;
  /** Appends a link of a plan that is about to be removed, and is nothing to compare any more. */
  dropped(plan: string): void;
  sealed(of: Omit<Extract<LinkSubject, { kind: 'sealed' }>, 'kind'>): void;
  packed(run: string, fingerprint: string): void;
  /** The same of accounts that move by signing in. */
  trickleSealed(of: Omit<Extract<LinkSubject, { kind: 'trickle-sealed' }>, 'kind'>): void;
  tricklePacked(into: TrickleConnection, fingerprint: string): void;
  /** Appends who answers for what moves into a connection by signing in: a link of its own, as no run's table can hold it. */
  attest(into: TrickleConnection, attestation: Attestation): void;
  /** In the order of writing. */
  attestations(into: TrickleConnection): readonly (Attestation & { readonly at: number })[];
}

/** The connection into which accounts move by signing in. */
export interface TrickleConnection {
  /** Its domain. */
  readonly tenant: string;
  readonly connection: string;
}

/** What a plan decides, and nothing that is worked out from it later. */
const planColumns = `sequence, key, decision, reason, user_id, email_hash, email, phone_hash, username_hash, format, blocked, digest, traits,
  experience`;

export function chainBook(database: Database, keys: JournalKeys): ChainBook {
  const { chain } = database;
  const links = (after: number, limit: number) =>
    database.all('SELECT * FROM chain_link WHERE number > ? ORDER BY number LIMIT ?', after, limit).map(readLink);

  /** Of all accounts of a plan in their order. */
  const planState = (plan: string): { readonly accounts: number; readonly state: string } => {
    const digest = createHash('sha256');
    let accounts = 0;
    const line = planColumns
      .split(',')
      .map((column) => `quote(${column.trim()})`)
      .join(" || ',' || ");
    for (;;) {
      const page = database.all(
        `SELECT ${line} AS line FROM account WHERE plan = ? AND sequence > ? ORDER BY sequence LIMIT 1000`,
        Number(plan),
        accounts,
      );
      if (page.length === 0) break;
      for (const row of page) digest.update(`${text(row, 'line')}\n`);
      accounts += page.length;
    }
    return { accounts, state: keys.chainMark(`${plan}\n${accounts}\n${digest.digest('hex')}`) };
  };

  return {
    links,
    check(run) {
      const findings: ChainFinding[] = [];
      const expected = new Map<string, { readonly lines: number; readonly state: string }>();
      const plans = new Map<string, string>();
      let before: ChainLink | null = null;
      for (let page = links(0, 1_000); page.length > 0; page = links(before?.number ?? 0, 1_000)) {
        for (const link of page) {
          if (!follows(link, before) || !isOwn(link))
            findings.push({ kind: 'link', number: (before?.number ?? 0) + 1 });
          before = link;
          const { of } = link;
          if (of.kind === 'planned') plans.set(of.plan, of.state);
          if (of.kind === 'dropped') plans.delete(of.plan);
          if (of.kind !== 'found' && of.kind !== 'changed') continue;
          for (const { part, lines, state } of of.covers) expected.set(`${of.run}/${part}`, { lines, state });
        }
      }
      // A run of which nothing is left has its links still.
      const linked = [...expected.keys()].map((place) => Number(place.split('/')[0]));
      const inTable = database.all('SELECT id FROM run').map((row) => integer(row, 'id'));
      const runs =
        run === null ? [...new Set([...linked, ...inTable])].sort((one, other) => one - other) : [Number(run)];
      for (const id of runs) {
        for (const [part, sum] of chain.sumsOf(id)) {
          const should = expected.get(`${id}/${part}`);
          const same = should === undefined ? sum.lines === 0 : should.state === chain.stateOf(id, part, sum);
          if (same) continue;
          findings.push({ kind: 'lines', run: String(id), part, expected: should?.lines ?? 0, found: sum.lines });
        }
      }
      for (const [plan, should] of plans) {
        const concerned = run === null || planOf(run) === plan;
        if (concerned && planState(plan).state !== should) findings.push({ kind: 'plan', plan });
      }
      return findings;
    },
    planned: (plan) => chain.append({ kind: 'planned', plan, ...planState(plan) }),
    dropped: (plan) => chain.append({ kind: 'dropped', plan }),
    sealed: (of) => chain.append({ kind: 'sealed', ...of }),
    packed: (run, fingerprint) => chain.append({ kind: 'packed', run, fingerprint }),
    trickleSealed: (of) => chain.append({ kind: 'trickle-sealed', ...of }),
    tricklePacked: ({ tenant, connection }, fingerprint) =>
      chain.append({ kind: 'trickle-packed', tenant, connection, fingerprint }),
    attest: ({ tenant, connection }, attestation) =>
      chain.append({
        kind: 'trickle-attested',
        ...{ tenant, connection },
        said: keys.seal(JSON.stringify(attestation)).toString('base64'),
      }),
    attestations: ({ tenant, connection }) =>
      database
        .all(
          `SELECT * FROM chain_link WHERE subject ->> '$.kind' = 'trickle-attested' AND subject ->> '$.tenant' = ?
             AND subject ->> '$.connection' = ? ORDER BY number`,
          tenant,
          connection,
        )
        .map(readLink)
        .flatMap(({ at, of }) =>
          of.kind === 'trickle-attested'
            ? [{ ...(JSON.parse(keys.open(Buffer.from(of.said, 'base64'))) as Attestation), at }]
            : [],
        ),
  };

  function planOf(run: string): string | null {
    const row = database.get('SELECT plan FROM run WHERE id = ?', Number(run));
    return row === undefined ? null : String(integer(row, 'plan'));
  }

  function isOwn({ number, digest }: ChainLink): boolean {
    return (
      text(database.one('SELECT mark FROM chain_link WHERE number = ?', number), 'mark') === keys.chainMark(digest)
    );
  }
}

function readLink(row: Row): ChainLink {
  return {
    number: integer(row, 'number'),
    at: integer(row, 'at'),
    of: json<LinkSubject>(row, 'subject'),
    previous: text(row, 'previous'),
    digest: text(row, 'digest'),
  };
}
