import { foldEmail } from '../../accounts/fold-email.ts';
import { deployModes } from '../deploy/deploy-mode.ts';
import type { Engine } from '../engine.ts';
import { meaningOf } from '../trickle/log-meaning.ts';
import type { PeopleBasis, PersonInLegacy } from '../worker/person.ts';
import { Asked, MOST_LOOKED_FOR } from './asked.ts';
import type { PersonEvidence, PersonPlace, Told } from './evidence.ts';
import { isOf } from './facts-of.ts';
import type { Way } from './person-facts.ts';
import type { FindPerson } from './person-types.ts';
import { withoutProvider } from './sought.ts';

/** So many are shown. */
const MOST_PEOPLE = MOST_LOOKED_FOR - 1;

/** Somebody who was met in one place or several. */
interface Met {
  readonly key: string | null;
  readonly userId: string | null;
}

/** Looking somebody up over the worker that has the journal open. */
export function personOver({ worker, clock, either }: Engine): FindPerson {
  const hasJournal = async (key: string) => {
    const { planned, runs } = await worker.personInJournal(key);
    return planned !== null || runs.length > 0;
  };

  return {
    async find(wanted, ends, given) {
      const signal = either(given);
      const basis = await worker.peopleBasis();
      const asked = new Asked(ends, basis, clock, signal);
      const way = wayOf(await worker.deploymentsOf(ends.place.tenant, ends.place.connection));
      const gathered = async (people: Iterable<Met>, name: string, search: PersonEvidence['search']) => {
        const evidence: PersonEvidence[] = [];
        for (const person of people)
          evidence.push(await evidenceOf(person, name, { worker, asked, basis, search, place: ends.place, way }));
        return evidence;
      };
      if (wanted.by === 'key') {
        const { key } = wanted;
        const search = basis === null ? null : await asked.account(key);
        const people = await gathered([{ key, userId: await worker.userIdOfKey(key) }], '', search);
        return { people, more: false, now: clock.now(), basis, searches: { legacy: search, tenant: null } };
      }
      const sought = wanted.name;
      const met = new Map<string, Met>();
      const meet = ({ key, userId }: Met) => met.set(key === null ? `user ${userId}` : `key ${key}`, { key, userId });

      for (const person of await worker.knownPeople(sought, MOST_LOOKED_FOR)) meet(person);
      const keys = await worker.keysOf(sought);
      const legacy = basis === null ? null : await asked.search(keys, sought);
      for (const { row, byKey } of legacy?.kind === 'told' ? legacy.value : []) {
        const key = String(row[0]);
        const { email, username } = await worker.personInLegacy(row);
        // Of keys SQL Server decides which are the same; of names its collation takes more for equal than Auth0 does.
        if (byKey || goesBy(sought, email, username)) meet({ key, userId: await worker.userIdOfKey(key) });
      }
      const users = await asked.usersFor(sought);
      for (const user of users.kind === 'told' ? users.value : []) {
        if (users.kind === 'told') asked.know(user, users.at);
        const key = isOf(ends.place, user) ? await worker.keyOfUserId(user.userId) : null;
        const isAccount =
          key !== null && (met.has(`key ${key}`) || (await hasJournal(key)) || (await asked.mayHave(key)));
        meet({ key: isAccount ? key : null, userId: user.userId });
      }

      const people = await gathered([...met.values()].slice(0, MOST_PEOPLE), sought, legacy);
      return {
        people,
        more: met.size > MOST_PEOPLE,
        now: clock.now(),
        basis,
        searches: { legacy, tenant: users },
      };
    },
  };
}

interface Around {
  readonly worker: Engine['worker'];
  readonly asked: Asked;
  readonly basis: PeopleBasis | null;
  readonly search: PersonEvidence['search'];
  readonly place: PersonPlace;
  readonly way: Way;
}

async function evidenceOf(
  { key, userId }: Met,
  sought: string,
  { worker, asked, basis, search, place, way }: Around,
): Promise<PersonEvidence> {
  const journal =
    key === null
      ? { planned: null, runs: [], wave: null, delta: null, sharing: [] }
      : await worker.personInJournal(key);
  const row = key === null || basis === null ? null : await asked.account(key);
  const legacy: Told<PersonInLegacy | null> | null =
    row?.kind === 'told' ? { ...row, value: row.value === null ? null : await worker.personInLegacy(row.value) } : row;
  const inLegacy = legacy?.kind === 'told' ? legacy.value : null;
  const byId = userId === null ? null : await asked.user(userId);
  const here = byId?.kind === 'told' ? byId.value : null;
  const addresses = distinct([
    sought.includes('@') && !sought.includes('|') ? foldEmail(sought) : '',
    foldEmail(journal.planned?.email ?? ''),
    inLegacy?.email ?? '',
    foldEmail(here?.email ?? ''),
  ]);
  const typed = distinct([...addresses, sought.trim(), inLegacy?.username?.trim() ?? '', here?.username ?? '']);
  const log = await asked.log(userId === null ? [] : [userId], typed);
  const byAddress = await asked.usersWith(addresses);
  return {
    place,
    key,
    userId,
    basis,
    search,
    legacy,
    journal,
    byId,
    byAddress: here === null && byAddress.kind === 'told' ? await withSignedInAs(byAddress, log, asked) : byAddress,
    log,
    way,
  };
}

/** Who is linked into another user has an address there that may be that one's alone: whom their sign-ins let in tells. */
async function withSignedInAs(
  byAddress: Extract<PersonEvidence['byAddress'], { kind: 'told' }>,
  log: PersonEvidence['log'],
  asked: Asked,
): Promise<PersonEvidence['byAddress']> {
  if (log.kind === 'not-told' || log.value === 'unreadable') return byAddress;
  const latest = log.value.find((event) => meaningOf(event)?.kind === 'sign-in')?.userId ?? null;
  const isKnown = byAddress.value.some(({ userId }) => userId === latest);
  const found = latest === null || isKnown ? null : await asked.user(latest);
  return found?.kind === 'told' && found.value !== null
    ? { ...byAddress, value: [...byAddress.value, found.value] }
    : byAddress;
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== ''))];
}

function goesBy(sought: string, email: string | null, username: string | null): boolean {
  const name = withoutProvider(sought).toLowerCase();
  return (
    (email !== null && email === foldEmail(sought)) || (username !== null && username.trim().toLowerCase() === name)
  );
}

function wayOf(deployments: readonly { readonly mode: string; readonly state: string }[]): Way {
  // Taking the secrets away after the cutover leaves the scripts as they were; back before the first deployment there were none.
  const last = deployments.findLast(({ state, mode }) => state === 'applied' && mode !== 'without secrets');
  return deployModes.find((mode) => mode === last?.mode) ?? 'none';
}
