import { z } from 'zod';
import type { JsonObject } from '../../common/json.ts';
import { type PilotQuestion, signInCauseTexts } from '../../common/pilot-words.ts';
import type { PilotedFormat } from '../../journal/pilot-records.ts';
import type { FoundUser } from '../../tenant/tenant.ts';
import type { Piloting } from '../worker/piloting.ts';
import type { Remote } from '../worker/remote.ts';
import { isRefused, isTaken } from './judge-formats.ts';
import type { PilotParts, Throwaway, TrickleScripts } from './pilot-types.ts';
import { throwawayName } from './throwaway.ts';
import { makeThrowaway } from './throwaways.ts';
import { type TricklePerson, trickleConfiguration, tricklePeople } from './trickle-people.ts';
import { deleteMember, type Hindrance, signInPatiently, type Tried } from './try-member.ts';

/** What the pilot's script says of where it runs. */
const said = z.looseObject({
  userferry_pilot: z.object({
    node: z.string(),
    tedious: z.string(),
    pinned: z.boolean(),
    mssql: z.string(),
    echo: z.boolean(),
    looked: z.boolean(),
  }),
});

interface Came {
  readonly person: TricklePerson;
  readonly first: Tried | null;
  readonly user: FoundUser | null;
}

/**
 * Takes people whom the pilot's own script knows through a connection with import mode, as trickle does: a first sign-in by the script, a
 * second without it.
 */
export async function tryTrickle(
  parts: PilotParts,
  book: Remote<Piloting>,
  pilot: string,
  wish: {
    readonly application: string;
    readonly options: JsonObject;
    readonly scripts: TrickleScripts;
    readonly hindrance: Hindrance;
  },
): Promise<PilotedFormat> {
  const { tenant, patience, signal, token, found } = parts;
  const { application, hindrance } = wish;
  const people = tricklePeople(token);
  const configuration = trickleConfiguration(people);
  const scripts = { login: wish.scripts.login, get_user: wish.scripts.getUser };
  const options = { ...wish.options, enabledDatabaseCustomization: true, import_mode: true };
  const name = `${throwawayName(token)}-t`;
  const connection = await makeThrowaway(parts, book, pilot, { name, application, options, scripts, configuration });
  const attempt = async ({ email }: TricklePerson, password: string) => {
    if (hindrance.failure !== null) return null;
    return signInPatiently(parts, { realm: name, username: email, password });
  };
  const comes = async (person: TricklePerson): Promise<Came> => {
    const first = await attempt(person, person.password);
    return { person, first, user: await patience.tenant(() => tenant.users.user(person.id, signal)) };
  };

  const [usual, ...others] = people;
  const last = others.pop();
  if (usual === undefined || last === undefined) throw new Error('nobody is to come by trickle');
  const wrong = await attempt(usual, `${usual.password}x`);
  const came = [await comes(usual)];
  for (const person of others) came.push(await comes(person));
  const second = await attempt(usual, usual.password);

  // Written back as Auth0 gives it: whether a script then still gets the value itself.
  const whole = await patience.tenant(() => tenant.connections.find(name, signal));
  const echoed = whole?.configuration.PILOT_ECHO;
  if (whole !== null && echoed !== undefined) {
    await patience.tenant(() =>
      tenant.connections.change(
        connection.id,
        { ...whole, configuration: { ...configuration, PILOT_ECHO: echoed } },
        signal,
      ),
    );
    const after = saidOf(await comes(last));
    if (after !== null) found.set('configuration-echo', after.echo ? 'recognised' : 'taken for a new value');
  }

  for (const [question, answer] of trickleAnswers(came)) found.set(question, answer);
  return judge(parts, connection, { wrong, came: came[0] as Came, second });
}

function saidOf({ user }: Came) {
  return said.safeParse(user?.userMetadata).data?.userferry_pilot ?? null;
}

/** What those who came answer; nothing is answered by who did not. */
function trickleAnswers(came: readonly Came[]): readonly (readonly [PilotQuestion, string])[] {
  const answers: (readonly [PilotQuestion, string])[] = [];
  const [usual] = came;
  const told = usual === undefined ? null : saidOf(usual);
  if (told !== null) {
    answers.push(
      ['script-node', told.node],
      ['script-tedious', `${told.tedious}; tedious@11.0.3 is ${told.pinned ? 'served' : 'not served'}`],
      ['script-mssql', told.mssql],
      ['get-user-at-sign-in', told.looked ? 'asked before login' : 'not seen to be asked'],
    );
  }
  const there = came.filter(({ user }) => user !== null);
  if (there.length > 0) {
    // A user is found by the id that the script gives, or not at all.
    answers.push(['script-user-id', 'as the script gives them']);
    const names = there.filter(({ user, person }) => user?.appMetadata?.userferry_pilot === person.metadata);
    const kept = [...new Set(names.map(({ person }) => person.metadata))].sort();
    const tried = new Set(there.map(({ person }) => person.metadata));
    if (tried.size === 2) answers.push(['script-metadata', kept.length === 0 ? 'neither' : kept.join(' and ')]);
  } else if (usual?.first?.kind === 'in') answers.push(['script-user-id', 'otherwise than the script gives them']);
  for (const { person, first } of came) {
    if (person.flavour === 'ordinary' || isTaken(first) === 'not-tried') continue;
    answers.push([`trickle-${person.flavour}`, isTaken(first) === 'yes' ? 'taken' : 'refused']);
  }
  return answers;
}

async function judge(
  parts: PilotParts,
  connection: Throwaway,
  { wrong, came, second }: { readonly wrong: Tried | null; readonly came: Came; readonly second: Tried | null },
): Promise<PilotedFormat> {
  const { first, user, person } = came;
  const deleted = user !== null && (await deleteMember(parts, connection, person.id));
  const isSame = user?.email === person.email && user.emailVerified === true;
  const refusal = first?.kind === 'refused' ? [`${signInCauseTexts[first.cause]} (${first.detail}).`] : [];
  return {
    format: 'trickle',
    label: 'Trickle, by a script of the pilot’s own',
    as: 'trickle',
    steps: {
      imported: user !== null ? 'yes' : first === null ? 'not-tried' : 'no',
      'read-back': user === null ? 'not-tried' : isSame ? 'yes' : 'no',
      'wrong-refused': isRefused(wrong),
      'signed-in': isTaken(first),
      'signed-in-again': first?.kind === 'refused' && first.cause === 'second-factor' ? 'yes' : isTaken(second),
      deleted: user === null ? 'not-tried' : deleted ? 'yes' : 'no',
    },
    why: refusal,
  };
}
