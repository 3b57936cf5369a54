import { assertNever } from '../../../common/assert-never.ts';
import { drawn, type Person } from './people.ts';

type Typed = 'old' | 'new' | 'wrong';

/** Something that a person does, or that is done to them; whatever has an answer says which one is right. */
export type Step =
  | { readonly kind: 'sign-in'; readonly as: 'own' | 'other'; readonly with: Typed; readonly letIn: boolean }
  /** “Forgot password”, and the link followed. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'sign-up'; readonly as: 'own' | 'other'; readonly taken: boolean }
  | { readonly kind: 'change-address' }
  | { readonly kind: 'be-removed' };

/** What one person does on one day, counted from 0, in order. */
export interface Visit {
  readonly person: Person;
  readonly day: number;
  readonly steps: readonly Step[];
}

/** Where somebody is after the weeks, before the run. */
export interface Fate {
  /** The day on which they came over for good; null for who is not there. */
  readonly movedOn: number | null;
  /** Chose a password and never used it: a half-created record may be in the way. */
  readonly halfCreated: boolean;
  /** How they get in once everything is over. */
  readonly letsIn: { readonly as: 'own' | 'other'; readonly with: 'old' | 'new' } | null;
  /** What doesn't let them in any more. */
  readonly keepsOut: readonly { readonly as: 'own' | 'other'; readonly with: Typed }[];
}

export interface Life {
  readonly visits: readonly Visit[];
  readonly fate: Fate;
}

/** Fewer days leave no room for who comes, changes something and comes again. */
export const FEWEST_DAYS = 3;

const signIn = (letIn: boolean, typed: Typed, as: 'own' | 'other' = 'own'): Step => ({
  kind: 'sign-in',
  as,
  with: typed,
  letIn,
});
const comesIn = signIn(true, 'old');
const wrong = { as: 'own', with: 'wrong' } as const;
const old = { as: 'own', with: 'old' } as const;
const chosen = { as: 'own', with: 'new' } as const;

/**
 * What a person does through so many days, and how that ends: the same for the same seed.
 * @param days at least `FEWEST_DAYS`
 */
export function lifeOf(person: Person, days: number, seed: number): Life {
  const draw = (purpose: string) => drawn(seed, person, purpose);
  // Most come early: those who sign in daily do so on the first.
  const first = Math.floor((days - 2) * draw('first day') ** 2);
  const later = first + 1 + Math.floor((days - 2 - first) * draw('later day'));
  const last = later + 1 + Math.floor((days - 1 - later) * draw('last day'));
  const life = (visits: readonly (readonly [number, ...Step[]])[], fate: Partial<Fate>): Life => ({
    visits: visits.map(([day, ...steps]) => ({ person, day, steps })),
    fate: { movedOn: null, halfCreated: false, letsIn: old, keepsOut: [wrong], ...fate },
  });
  switch (person.behaviour) {
    case 'regular':
      return life(
        [
          [first, comesIn],
          [later, comesIn],
          [last, comesIn],
        ],
        { movedOn: first },
      );
    case 'mistypes':
      return life(
        [
          [first, signIn(false, 'wrong'), comesIn],
          [last, signIn(false, 'wrong'), comesIn],
        ],
        {
          movedOn: first,
        },
      );
    case 'resets':
      return life(
        [
          [first, { kind: 'reset' }, signIn(false, 'old'), signIn(true, 'new')],
          [last, signIn(true, 'new')],
        ],
        {
          movedOn: first,
          letsIn: chosen,
          keepsOut: [old, wrong],
        },
      );
    case 'first-password':
      return life([[first, { kind: 'reset' }, signIn(false, 'wrong'), signIn(true, 'new')]], {
        movedOn: first,
        letsIn: chosen,
      });
    case 'resets-only':
      return life([[last, { kind: 'reset' }]], { halfCreated: true, letsIn: chosen, keepsOut: [old, wrong] });
    case 'signs-up-again':
      return life([[first, { kind: 'sign-up', as: 'own', taken: true }, comesIn]], { movedOn: first });
    case 'signs-up-elsewhere':
      return life([[first, { kind: 'sign-up', as: 'other', taken: false }, signIn(true, 'new', 'other')]], {
        keepsOut: [wrong, chosen, { as: 'other', with: 'old' }],
      });
    case 'changes-address':
      return life(
        [
          [first, comesIn],
          [later, { kind: 'change-address' }, signIn(false, 'old'), signIn(true, 'old', 'other')],
        ],
        { movedOn: first, letsIn: { as: 'other', with: 'old' }, keepsOut: [old, { as: 'other', with: 'wrong' }] },
      );
    case 'removed':
      return life(
        [
          [first, comesIn],
          [later, { kind: 'be-removed' }],
        ],
        {},
      );
    case 'removed-and-back':
      return life(
        [
          [first, comesIn],
          [later, { kind: 'be-removed' }],
          [last, comesIn],
        ],
        { movedOn: last },
      );
    case 'not-found':
      return life([[first, signIn(false, 'old')]], {});
    case 'late':
      return life([], {});
    case 'never':
      return life([], person.password === null ? { letsIn: null, keepsOut: [] } : {});
    default:
      return assertNever(person.behaviour);
  }
}

/** What who comes while the run is under way does. */
export const lateSteps: readonly Step[] = [signIn(false, 'wrong'), comesIn];
