import { assertNever } from '../../common/assert-never.ts';
import type { RehearsedEvent } from '../../common/rehearsal-words.ts';
import type { ActionName } from '../../scripts/actions.ts';
import { writesKeptPassword } from '../scripts/cases/what-was-said.ts';
import {
  addressTaken,
  apiCreateTaken,
  comeBack,
  newPassword,
  rightPassword,
  signUpTaken,
  wrongPassword,
  wrongPasswordByName,
} from './coming.ts';
import { apiCreate, chosenPassword, signUp } from './new-person.ts';
import { wrongWithCalls } from './observed.ts';
import type { Person } from './person.ts';
import type { Stage, Traveller } from './stage.ts';
import { deleteUser, markProven, newAddress, type Present, proveAddress, setPassword } from './staying.ts';
import { doesNotApply, failed, notTried, type Verdict } from './verdict.ts';

/** What came of an event with an account, and what scripts said meanwhile. */
export interface Cell extends Verdict {
  readonly event: RehearsedEvent;
  /** In the scripts' own words, for whoever asks, as they may name people; kept nowhere. */
  readonly said: readonly SaidInEvent[];
}

export interface SaidInEvent {
  readonly action: string;
  /** Null where no script answered. */
  readonly text: string | null;
  readonly console: readonly string[];
}

/** Actions that are not there to be asked, each with what that means for an event that needs it. */
export type Missing = ReadonlyMap<ActionName, Verdict>;

/** Events that a bulk import is about happen elsewhere. */
export type ScriptedEvent = Exclude<RehearsedEvent, 'bulk-present' | 'bulk-straggler'>;

/** Lets one event of a mode happen to somebody. */
export async function letHappen(
  event: ScriptedEvent,
  stage: Stage,
  person: Person,
  traveller: Traveller,
  missing: Missing,
): Promise<Cell> {
  const told = hindrance(event, stage, person, traveller, missing) ?? (await happen(event, stage, person, traveller));
  const calls = stage.connection.observer.take();
  const leaking = calls.find((call) => stage.stored.standIn(JSON.stringify(call)));
  const wrong = wrongWithCalls(calls) ?? (leaking === undefined ? null : writesKeptPassword(leaking.action));
  const verdict = told.outcome === 'worked' && wrong !== null ? failed(wrong) : told;
  return {
    event,
    ...verdict,
    said: calls.map(({ action, said, console: lines }) => ({
      action,
      text: said === null ? null : stage.stored.without(said),
      console: lines.map(stage.stored.without),
    })),
  };
}

/** Of the actions that write, the one without which an event of legacy mode can't happen. */
const writer: Readonly<Partial<Record<RehearsedEvent, ActionName>>> = {
  'new-password': 'changePassword',
  verify: 'verify',
  'mark-verified': 'changeEmail',
  'set-password': 'changePassword',
  'new-address': 'changeEmail',
  delete: 'deleteUser',
};

const ofPresent: ReadonlySet<RehearsedEvent> = new Set([
  'verify',
  'mark-verified',
  'set-password',
  'new-address',
  'delete',
]);

/** Why an event does not happen to somebody; null where it does. */
function hindrance(
  event: ScriptedEvent,
  { importMode, copies }: Stage,
  { standing }: Person,
  { here }: Traveller,
  missing: Missing,
): Verdict | null {
  const isNew = standing === 'new';
  const nobodyThere = ofPresent.has(event) || event === 'come-back';
  switch (standing) {
    case 'outside':
      if (event !== 'wrong-password' && event !== 'new-password') {
        return doesNotApply('They belong to an application that you did not choose.');
      }
      break;
    case 'barred':
      if (nobodyThere) return doesNotApply('They may not come in, so that Auth0 has no such user.');
      break;
    case 'shared':
      if (nobodyThere)
        return doesNotApply('Nobody comes in by an address that several have, so that Auth0 has no such user.');
      break;
    case 'new':
      if (event === 'user-name') return doesNotApply('Nobody knows them yet.');
      if (event === 'address-taken') return doesNotApply('The other rows show it: their addresses are wanted.');
      if (event === 'come-back')
        return doesNotApply('They are in Auth0 alone: whoever is deleted there signs up anew.');
      break;
    case 'comes':
      break;
    default:
      return assertNever(standing);
  }
  const needed = neededFor(event, standing);
  const without = importMode || needed === undefined ? undefined : missing.get(needed);
  const isRefusedBefore = event === 'new-password' && standing !== 'comes' && !isNew;
  if (without !== undefined && !isRefusedBefore) return without;
  if ((event === 'verify' || event === 'mark-verified') && copies !== null && !copies.keepsVerified) {
    return doesNotApply('The store keeps nowhere whether an address is proven.');
  }
  if (here !== null) return null;
  if (isNew && (ofPresent.has(event) || event === 'new-password')) return notTried('Nobody was made: see “Sign-up”.');
  return ofPresent.has(event) ? notTried('The account did not come into Auth0: see “New password”.') : null;
}

async function happen(event: ScriptedEvent, stage: Stage, person: Person, traveller: Traveller): Promise<Verdict> {
  const isNew = person.standing === 'new';
  // `hindrance` has seen to it that somebody is there.
  const present = traveller as Present;
  switch (event) {
    case 'wrong-password':
      return wrongPassword(stage, person);
    case 'user-name':
      return wrongPasswordByName(stage, person);
    case 'sign-up':
      return isNew ? signUp(stage, person, traveller) : signUpTaken(stage, person, traveller);
    case 'api-create':
      return isNew ? apiCreate(stage) : apiCreateTaken(stage, person, traveller);
    case 'address-taken':
      return addressTaken(stage, person);
    case 'right-password':
      return isNew ? chosenPassword(stage, traveller) : rightPassword(stage, person, traveller);
    case 'new-password':
      return newPassword(stage, person, traveller);
    case 'verify':
      return proveAddress(stage, present);
    case 'mark-verified':
      return markProven(stage, present);
    case 'set-password':
      return setPassword(stage, present);
    case 'new-address':
      return newAddress(stage, present);
    case 'delete':
      return deleteUser(stage, present);
    case 'come-back':
      return comeBack(stage, person, traveller);
    default:
      return assertNever(event);
  }
}

/** What is said of an event that would write, where there are no copies to write to. */
export function withoutCopies(event: ScriptedEvent, { standing }: Person, missing: Missing, why: string): Verdict {
  const needed = neededFor(event, standing);
  return (needed === undefined ? undefined : missing.get(needed)) ?? notTried(why);
}

function neededFor(event: RehearsedEvent, standing: Person['standing']): ActionName | undefined {
  return standing === 'new' && (event === 'sign-up' || event === 'api-create') ? 'create' : writer[event];
}
