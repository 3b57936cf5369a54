import type { ActionName } from '../actions.ts';
import type { Json } from '../container/line.ts';
import type { People } from './people.ts';
import type { Subject } from './subject.ts';
import type { AnyCase, Call, Check, Expectation, TestCase } from './test-case.ts';

export interface KnownPassword {
  /** As it was given: an address, a user name or the account's key. */
  readonly name: string;
  readonly password: string;
  /** Null where nobody, or more than one, is found by the name. */
  readonly subject: Subject | null;
  /** The assistant's own check says that it is another password than the account's. */
  readonly differs: boolean;
}

/** From what an action's cases are made. */
export interface Situation {
  readonly people: People;
  /** What becomes of who is locked out or not approved. */
  readonly barred: 'refuse' | 'let-in';
  /** Scripts put the mark of trickle on whoever comes. */
  readonly marked: boolean;
  readonly usernames: boolean;
  /** Of user ids, as in bulk. */
  readonly prefix: string;
  /** The store keeps whether an address is proven. */
  readonly keepsVerified: boolean;
  /** Somebody's password that the administrator knows; null for none. In memory alone. */
  readonly known: KnownPassword | null;
  /** Made up for this run; letters and digits. Names and passwords of cases are made of it, so that they are nobody's. */
  readonly token: string;
  /** Which accounts were looked at, in words that follow “among”. */
  readonly lookedAt: string;
  /** Why there are no copies to write to; null where there are. */
  readonly withoutCopies: string | null;
  /** Keys of the accounts in the copies. */
  readonly held: ReadonlySet<string>;
}

/** An address that nobody has. */
export function madeUpAddress({ token }: Situation, name: string): string {
  return `userferry.${name}.${token}@example.invalid`;
}

/** A password that nobody has. */
export function madeUpPassword({ token }: Situation, name: string): string {
  return `Uf!${name}-${token}`;
}

/** Makes the cases of one action. */
export interface CaseMaker {
  run(id: string, title: string, calls: readonly Call[], more?: Partial<TestCase>): AnyCase;
  /** For a kind of account: left out where there is none. */
  forOne(
    subject: Subject | null,
    whom: string,
    id: string,
    title: string,
    make: (subject: Subject) => { readonly calls: readonly Call[]; readonly checks?: readonly Check[] },
  ): AnyCase;
  leftOut(id: string, title: string, why: string): AnyCase;
}

export function caseMaker(action: ActionName, { lookedAt }: Situation, place: TestCase['place']): CaseMaker {
  const run: CaseMaker['run'] = (id, title, calls, more = {}) => ({
    action,
    id,
    title,
    place,
    calls,
    together: false,
    checks: [],
    ...more,
  });
  const leftOut: CaseMaker['leftOut'] = (id, title, why) => ({ action, id, title, leftOut: why });
  return {
    run,
    leftOut,
    forOne(subject, whom, id, title, make) {
      if (subject === null)
        return leftOut(id, title, `It needs an account that ${whom}, and there is none among ${lookedAt}.`);
      const { calls, checks = [] } = make(subject);
      return run(id, title, calls, { checks });
    },
  };
}

export function call(action: ActionName, args: readonly Json[], expected: Expectation): Call {
  return { action, args, expected };
}
