import { assertNever } from '../../common/assert-never.ts';
import type { FindingLevel, FindingName } from '../../common/preflight-words.ts';
import type { Seen } from '../../tenant/preflight/tenant-facts.ts';

/** One thing about the tenant, and what it means for these people. */
export interface Finding {
  readonly name: FindingName;
  readonly level: FindingLevel;
  /** What is there. */
  readonly found: string;
  /** What it means on the first Monday; empty where it can't be told. */
  readonly meaning: string;
  /** What to do before; null for nothing. */
  readonly before: string | null;
  /** What the application must be granted for this to be seen; null where that isn't it. */
  readonly grant: string | null;
}

/** What is judged, before its name is put to it. */
export type Judgement = Omit<Finding, 'name' | 'grant'> & Partial<Pick<Finding, 'grant'>>;

export const fine = (found: string, meaning: string): Judgement => ({ level: 'fine', found, meaning, before: null });
export const worthKnowing = (found: string, meaning: string, before: string): Judgement => ({
  level: 'worth-knowing',
  found,
  meaning,
  before,
});
export const inTheWay = (found: string, meaning: string, before: string): Judgement => ({
  level: 'in-the-way',
  found,
  meaning,
  before,
});
export const notSeen = (found: string, before: string): Judgement => ({
  level: 'not-seen',
  found,
  meaning: '',
  before,
});

/** The scope that is missing, and nothing more. */
export function withheld(scope: string): Judgement {
  return { ...notSeen(`The application lacks ${scope}.`, `Grant ${scope} to see it: ${whereToGrant}.`), grant: scope };
}

export const whereToGrant =
  'in the Auth0 dashboard under Applications, APIs, Auth0 Management API, Machine to Machine Applications';

/** Judges what was seen; what was not is a finding of its own. */
export function judged<Value>(seen: Seen<Value>, judge: (value: Value) => Judgement): Judgement {
  switch (seen.kind) {
    case 'seen':
      return judge(seen.value);
    case 'withheld':
      return withheld(seen.scope);
    case 'untold': {
      const { message, code, detail, next } = seen.failure;
      return notSeen(`${message} (${code})${detail === undefined ? '' : ` ${detail}`}`, next);
    }
    default:
      return assertNever(seen);
  }
}
