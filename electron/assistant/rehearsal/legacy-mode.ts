import { eventsOf } from '../../common/rehearsal-words.ts';
import { type ActionName, actionNames } from '../../scripts/actions.ts';
import { keepsVerified } from '../../scripts/cases/keeps-verified.ts';
import { copiesOrWhyNot, heldBy } from '../scripts/copies/copies-or-why-not.ts';
import { mayGoElsewhere, namesItsDatabase } from '../scripts/names-its-database.ts';
import { CopiesStage } from './copies-stage.ts';
import { goThrough, type Journey, openStage } from './journey.ts';
import { type Missing, type ScriptedEvent, withoutCopies } from './let-happen.ts';
import { silent, type Travel } from './travel.ts';
import { doesNotApply, notTried, type Verdict } from './verdict.ts';

/** Only login and getUser are asked, whatever becomes of it: these go to the legacy database. */
const reading = ['wrong-password', 'user-name', 'sign-up', 'api-create', 'address-taken', 'right-password'] as const;
const isReading = (event: ScriptedEvent) => reading.some((each) => each === event);

/**
 * Legacy mode: what scripts only read for goes to the legacy database, over a connection that has no script that writes; everything else
 * to copies, which are put back after each account.
 */
export async function legacyModeTravels(journey: Journey): Promise<void> {
  const events = eventsOf('legacy') as readonly ScriptedEvent[];
  const missing = missingOf(journey);
  await onLegacyDatabase(journey, events, missing);
  await onCopies(journey, events, missing);
}

/** Whoever is refused before a script could write goes through all of it here. */
function isRefused({ person: { standing } }: Travel): boolean {
  return standing === 'barred' || standing === 'shared' || standing === 'outside';
}

async function onLegacyDatabase(journey: Journey, events: readonly ScriptedEvent[], missing: Missing): Promise<void> {
  const { wish, travels } = journey;
  const scripts = new Map([...wish.scripts].filter(([action]) => action === 'login' || action === 'getUser'));
  const { configuration } = wish;
  const stage = await openStage(journey, 'rehearsal', { importMode: false, scripts, configuration, copies: null });
  for (const travel of travels) {
    if (travel.person.standing === 'new') continue;
    await goThrough(journey, stage, travel, isRefused(travel) ? events : events.filter(isReading), missing);
    travel.traveller.here = null;
  }
  // An id must not be there twice: what is done with it next would be done to either.
  await stage.connection.remove();
}

async function onCopies(journey: Journey, events: readonly ScriptedEvent[], missing: Missing): Promise<void> {
  const { session, wish, travels, context, signal } = journey;
  const open = travels.filter((travel) => !isRefused(travel));
  const ofTravel = ({ person: { standing } }: Travel) =>
    standing === 'new' ? events : events.filter((event) => !isReading(event));
  const keys = open.flatMap(({ person: { subject } }) => (subject === null ? [] : [subject.account.key.value]));
  const { mapping } = wish.plan;
  const copies = readsElsewhere(journey) ?? (await copiesOrWhyNot(session, mapping, keys, signal));
  if (typeof copies === 'string') {
    for (const travel of open) {
      for (const event of ofTravel(travel)) {
        travel.cells.set(event, silent(event, withoutCopies(event, travel.person, missing, copies)));
      }
    }
    return;
  }
  try {
    const { configuration } = copies;
    const scripts = new Map([...wish.scripts].filter(([action]) => !missing.has(action)));
    const behind = new CopiesStage({
      read: () => heldBy(copies, mapping, session, signal),
      restore: () => copies.restore(),
      context,
      keepsVerified: keepsVerified(mapping),
    });
    const stage = await openStage(journey, 'rehearsal-copies', {
      importMode: false,
      scripts,
      configuration,
      copies: behind,
    });
    for (const travel of open) {
      await goThrough(journey, stage, travel, ofTravel(travel), missing);
      await behind.restore();
    }
  } finally {
    await copies.close();
  }
}

/** Why login and getUser would not see copies; null where they do. */
function readsElsewhere({ wish }: Journey): string | null {
  if (wish.way === 'api') return 'login and getUser ask the account service, which knows nothing of copies.';
  const elsewhere = (['login', 'getUser'] as const).find((action) => goesElsewhere(wish, action));
  return elsewhere === undefined ? null : mayGoElsewhere(elsewhere);
}

function goesElsewhere({ scripts, configuration }: Journey['wish'], action: ActionName): boolean {
  const source = scripts.get(action);
  return source !== undefined && namesItsDatabase(action, source, configuration);
}

/** Actions that no script can do, and those whose scripts are not let near copies. */
function missingOf({ wish }: Journey): Missing {
  const elsewhere = actionNames.filter((action) => goesElsewhere(wish, action));
  return new Map<ActionName, Verdict>([
    ...wish.leftOut.map(({ action, failure }) => [action, doesNotApply(failure.message)] as const),
    ...elsewhere.map((action) => [action, notTried(mayGoElsewhere(action))] as const),
  ]);
}
