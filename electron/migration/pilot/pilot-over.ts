import type { AuthUser } from '../../accounts/to-user.ts';
import { type PilotState, pilotQuestions } from '../../common/pilot-words.ts';
import { plainFailure, UserferryError, type UserferryErrorDetails } from '../../common/userferry-error.ts';
import type { PilotAnswer, PilotedFormat, PilotResult } from '../../journal/pilot-records.ts';
import { usernamesOf } from '../../tenant/read-connections.ts';
import { asFailure } from '../bulk/run-errors.ts';
import type { Engine } from '../engine.ts';
import { settingsDigest } from '../production/settings-digest.ts';
import { answersOf } from './answers-of.ts';
import type { Cast } from './cast.ts';
import { doubtfulAnswers, doubtfulUsers } from './doubtful-users.ts';
import { formatsToPilot, labelOf } from './formats-to-pilot.ts';
import { importInto } from './import-into.ts';
import { judgeFormats, passedAll } from './judge-formats.ts';
import { CAP_USERS, measureCap } from './measure-cap.ts';
import { nothingToPilot, scopesMissing } from './pilot-errors.ts';
import type { PilotEnds, PilotParts, PilotWish, RunPilot, Throwaway } from './pilot-types.ts';
import { throwawayName, throwawayOptions } from './throwaway.ts';
import { makeThrowaway, newToken, sweep } from './throwaways.ts';
import { deleteMember, type Hindrance, tryMember } from './try-member.ts';
import { tryTrickle } from './try-trickle.ts';

/** Without these nothing is begun: what is made must be seen, tried and removed again. */
const neededScopes = [
  'create:connections',
  'read:connections',
  'read:connections_options',
  'update:connections',
  'delete:connections',
  'create:users',
  'read:users',
  'delete:users',
];

/** For removing what was made, at the most. */
const CLEARING_MS = 120_000;

/** A wrong one, the first of each of five people, and one's second. */
const TRICKLE_SIGN_INS = 7;

/** Pilots over the worker that has the journal open. */
export function pilotOver(engine: Engine): RunPilot {
  const { worker, clock, random, settings, closing, either, plainPatience } = engine;

  /** What is known before anything is made. */
  const prepare = async ({ tenant, connection }: PilotEnds, wish: PilotWish, signal: AbortSignal) => {
    const patience = plainPatience(signal);
    const scopes = new Set(await patience.tenant(() => tenant.connections.scopes(signal)));
    const needed = wish.trickle === null ? neededScopes : [...neededScopes, 'update:connections_options'];
    const missing = needed.filter((scope) => !scopes.has(scope));
    if (missing.length > 0) throw scopesMissing(missing);
    const target = await patience.tenant(() => tenant.connections.find(connection, signal));
    const read = await worker.latestRead();
    const chosen = formatsToPilot(read);
    if (chosen.formats.length === 0) throw nothingToPilot();
    const token = newToken();
    const options = throwawayOptions(target);
    const username = usernamesOf(options);
    const cast = await worker.castPilot({ ...chosen, token, username });
    return {
      token,
      options,
      username,
      chosen,
      cast,
      settingsDigest: read === null ? null : settingsDigest(read.basis),
    };
  };

  return {
    async preview(ends, wish, given) {
      const signal = either(given);
      const { chosen, cast, username } = await prepare(ends, wish, signal);
      const accounts = cast.members.length;
      const signIns = accounts * 3 + (wish.trickle === null ? 0 : TRICKLE_SIGN_INS);
      const jobs = wish.measureCap ? 3 : 2;
      return {
        formats: chosen.formats,
        labels: chosen.formats.map(labelOf),
        accounts,
        connections: wish.trickle === null ? 1 : 2,
        signIns,
        wrongSignIns: accounts + (wish.trickle === null ? 0 : 1),
        capUsers: wish.measureCap ? CAP_USERS : 0,
        // Three looks and a deletion each beside the sign-ins, at the Free plan's two calls a second (AUTH0.md B7); a job takes up to a minute.
        seconds: Math.ceil((accounts * 4 + signIns) / 2) + jobs * 60,
        username,
        left: (await worker.throwawaysLeft(ends.tenant.users.domain)).map(({ name }) => name),
      };
    },

    async carryOut(ends, wish, { signal: given, onNote = () => undefined } = {}) {
      const signal = either(given);
      const { tenant } = ends;
      const place = tenant.users.domain;
      await worker.lockPilots();
      try {
        const prepared = await prepare(ends, wish, signal);
        const swept = await sweep(tenant, worker, plainPatience(signal), signal);
        for (const name of swept.removed) onNote(`Removed what an earlier pilot left: ${name}.`);
        const pilot = await worker.beginPilot({
          tenant: place,
          connection: ends.connection,
          begun: clock.now(),
          settingsDigest: prepared.settingsDigest,
        });
        const parts: PilotParts = {
          tenant,
          settings,
          clock,
          random,
          patience: plainPatience(signal, onNote),
          signal,
          onNote,
          token: prepared.token,
          jobWords: new Set(),
          found: new Map(),
        };
        const outcome: Outcome = { formats: [], failure: null };
        try {
          await carry(pilot, ends, wish, parts, prepared, outcome);
        } catch (error) {
          if (!signal.aborted) outcome.failure = plainFailure(asFailure(error));
        }
        // Not broken off with the pilot: nothing of it is to stay. What can't be removed in this time the next one removes.
        const clearing = AbortSignal.any([closing, AbortSignal.timeout(CLEARING_MS)]);
        const cleared = await sweep(tenant, worker, plainPatience(clearing), clearing, signal.aborted ? pilot : null);
        const now = clock.now();
        const answers = [...parts.found].map(([question, answer]): PilotAnswer => ({ question, answer, at: now }));
        await worker.keepPilotAnswers(pilot, answers);
        const result: PilotResult = {
          formats: outcome.formats,
          notMade: prepared.cast.notMade.map(labelOf),
          failure: outcome.failure,
          left: cleared.left.map(({ name, why }) => `${name}: ${why}`),
        };
        await worker.endPilot(pilot, stateOf(outcome, prepared.cast, signal.aborted), result, now);
        const record = (await worker.pilotsOf(place)).find(({ id }) => id === pilot);
        if (record === undefined) throw new Error(`pilot ${pilot} is not in the journal`);
        return { pilot: record, answers: inOrder(answers), swept: swept.removed };
      } finally {
        await worker.unlockPilots();
      }
    },

    of: (tenant) => worker.pilotsOf(tenant),
    answers: async (tenant) => inOrder(await worker.pilotAnswers(tenant)),
  };

  async function carry(
    pilot: string,
    { application }: PilotEnds,
    { trickle, measureCap: measures }: PilotWish,
    parts: PilotParts,
    {
      token,
      options,
      cast,
    }: { readonly token: string; readonly options: ReturnType<typeof throwawayOptions>; readonly cast: Cast },
    outcome: Outcome,
  ): Promise<void> {
    const { onNote } = parts;
    const name = throwawayName(token);
    onNote(`Making the connection ${name} …`);
    const connection = await makeThrowaway(parts, worker, pilot, {
      name,
      application,
      options,
      scripts: {},
      configuration: {},
    });
    const hindrance: Hindrance = { failure: null };
    await tryCast(parts, connection, { application, hindrance }, cast, outcome);
    if (trickle !== null && hindrance.failure === null) {
      onNote('Signing in by a script, on a second connection …');
      const tried = await tryTrickle(parts, worker, pilot, { application, options, scripts: trickle, hindrance });
      outcome.formats = [...outcome.formats, tried];
    }
    if (measures) {
      onNote(`Importing ${CAP_USERS} users to see what the limit of a file counts …`);
      parts.found.set('import-cap', await measureCap(parts, connection));
    }
  }
}

/** What has come of a pilot so far. */
interface Outcome {
  formats: readonly PilotedFormat[];
  failure: UserferryErrorDetails | null;
}

/** Imports the accounts of a pilot, tries and deletes them. */
async function tryCast(
  parts: PilotParts,
  connection: Throwaway,
  { application, hindrance }: { readonly application: string; readonly hindrance: Hindrance },
  { members, body }: Cast,
  outcome: Outcome,
): Promise<void> {
  const { tenant, patience, signal, onNote, jobWords, found } = parts;
  onNote(`Importing ${members.length} accounts …`);
  const sent = await importInto(parts, connection, new Uint8Array(body));
  const refusals = new Map(
    sent.refused.map(({ userId, errors }) => [
      userId,
      errors.map(({ code, message }) => `${code} ${message}`).join('; '),
    ]),
  );
  const tried = [];
  for (const member of members) {
    onNote(`Signing in: ${labelOf(member.formats[0])}`);
    const refusal = refusals.get(member.user.user_id) ?? null;
    tried.push(await tryMember(parts, { connection, application, refusal, hindrance }, member));
  }
  for (const [question, answer] of answersOf(tried)) found.set(question, answer);

  const existing = tried.find(({ differing }) => differing !== null)?.member.user;
  try {
    if (existing !== undefined) await askDoubtful(parts, connection, existing);
  } catch (error) {
    // What came of the formats is known all the same.
    if (signal.aborted || !(error instanceof UserferryError)) throw error;
    outcome.failure = plainFailure(error);
  }
  found.set('job-statuses', [...jobWords].join(', '));
  const logged = await patience.tenant(() => tenant.users.findInLog(sent.correlationId, sent.sent, signal));
  if (logged.kind !== 'unreadable') found.set('log-correlation', logged.kind === 'nothing' ? 'not found' : 'carried');

  onNote('Deleting them again …');
  const ended = [];
  for (const one of tried) {
    const deleted = one.differing !== null && (await deleteMember(parts, connection, one.member.user.user_id));
    ended.push({ ...one, deleted });
  }
  outcome.formats = judgeFormats(ended);
  if (hindrance.failure !== null) outcome.failure = plainFailure(hindrance.failure);
}

/** Imports users of whom nobody knows what becomes of them, and looks. */
async function askDoubtful(parts: PilotParts, connection: Throwaway, existing: AuthUser): Promise<void> {
  const { tenant, patience, signal, onNote, found, token } = parts;
  onNote('Importing users of whom Auth0’s documentation leaves open what becomes of them …');
  const doubtful = doubtfulUsers(token, existing);
  const file = new TextEncoder().encode(JSON.stringify(doubtful.map(({ user }) => user)));
  const { refused } = await importInto(parts, connection, file);
  const there = new Set<string>();
  for (const { user } of doubtful) {
    if ((await patience.tenant(() => tenant.users.user(user.user_id, signal))) !== null) there.add(user.user_id);
  }
  for (const [question, answer] of doubtfulAnswers(doubtful, refused, there)) found.set(question, answer);
}

function stateOf({ formats, failure }: Outcome, { notMade }: Cast, aborted: boolean): PilotState {
  if (aborted) return 'stopped';
  if (formats.length === 0) return 'failed';
  return failure === null && notMade.length === 0 && formats.every(passedAll) ? 'passed' : 'not-passed';
}

function inOrder(answers: readonly PilotAnswer[]): readonly PilotAnswer[] {
  return answers.toSorted(
    (one, other) => pilotQuestions.indexOf(one.question) - pilotQuestions.indexOf(other.question),
  );
}
