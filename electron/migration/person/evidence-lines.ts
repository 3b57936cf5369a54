import { maskAddressesIn, maskEmail } from '../../accounts/mask.ts';
import { formatLabels } from '../../accounts/passwords/format-labels.ts';
import { assertNever } from '../../common/assert-never.ts';
import { deltaKindTexts, deltaReasonTexts } from '../../common/delta-words.ts';
import { mailReasonTexts, mailStateTexts } from '../../common/mail-words.ts';
import type { EvidenceSource, EvidenceTone } from '../../common/person-words.ts';
import { presentReasonTexts, presentStateTexts } from '../../common/present-words.ts';
import { undoCauseTexts, undoStateTexts } from '../../common/undo-words.ts';
import { experienceText, type Outcome, outcomeTexts, reasonTexts, traitText } from '../../common/words.ts';
import type { PersonInRun } from '../../journal/people.ts';
import type { LogEvent } from '../../tenant/log-events.ts';
import type { FoundUser } from '../../tenant/tenant.ts';
import { meaningOf } from '../trickle/log-meaning.ts';
import { hasTrickleMark, trickledAt } from '../trickle-mark.ts';
import type { PersonInLegacy } from '../worker/person.ts';
import type { ShownAccount } from '../worker/show-account.ts';
import type { PersonEvidence, Told } from './evidence.ts';
import { isAt, isOf, momentOf } from './facts-of.ts';
import { causeText, troubleWords } from './sentence.ts';

/** One thing that is known, from where, and as of when. */
export interface EvidenceLine {
  readonly source: EvidenceSource;
  /** ms since 1970: when it happened, or, of what is true now, when it was asked. */
  readonly at: number;
  /** It is true now; otherwise it happened then. */
  readonly now: boolean;
  readonly tone: EvidenceTone;
  /** The first says it, the others say more. */
  readonly parts: readonly string[];
  /** The source could not be asked. */
  readonly missing?: true;
}

/** How addresses and names are shown. */
interface Manner {
  readonly email: (email: string) => string;
  readonly texts: (text: string) => string;
  readonly account: (person: PersonInLegacy) => ShownAccount;
}

// What others wrote may name people.
const masked: Manner = { email: maskEmail, texts: maskAddressesIn, account: ({ shown }) => shown };
const inClear: Manner = { email: (email) => email, texts: (text) => text, account: ({ revealed }) => revealed };

/** So many events of the log are worth a line each. */
const EVENTS_SHOWN = 10;

/**
 * The evidence for a sentence, line by line. No password, and no hash; addresses and names are masked unless a person asked to see them.
 */
export function evidenceLines(evidence: PersonEvidence, manner: 'masked' | 'in-clear'): readonly EvidenceLine[] {
  const shown = manner === 'masked' ? masked : inClear;
  return [
    ...legacyLines(evidence, shown),
    ...planLines(evidence),
    ...runLines(evidence, shown),
    ...deltaLines(evidence),
    ...connectionLines(evidence),
    ...userLines(evidence, shown),
    ...logLines(evidence),
  ];
}

/** A line of evidence as one text. */
export function evidenceText({ parts }: Pick<EvidenceLine, 'parts'>): string {
  return parts.join('; ');
}

type Line = Omit<EvidenceLine, 'tone' | 'now'>;

function happened(line: Line, tone: EvidenceTone): EvidenceLine {
  return { ...line, now: false, tone };
}

function isNow(line: Line, tone: EvidenceTone = 'neither'): EvidenceLine {
  return { ...line, now: true, tone };
}

function missing(source: EvidenceSource, { at, failure }: Extract<Told<unknown>, { kind: 'not-told' }>) {
  return isNow(
    { source, at, parts: [`not told: ${failure.message} ${failure.next} (${failure.code})`], missing: true },
    'look',
  );
}

function legacyLines({ legacy, search, key }: PersonEvidence, manner: Manner): readonly EvidenceLine[] {
  const source = 'old database';
  if (legacy === null) return search?.kind === 'not-told' ? [missing(source, search)] : [];
  if (legacy.kind === 'not-told') return [missing(source, legacy)];
  const { at, value } = legacy;
  if (value === null) return [isNow({ source, at, parts: [`no account with the key ${key} any more`] }, 'look')];
  return [
    isNow(
      { source, at, parts: [`account ${key}`, ...accountParts(value, manner)] },
      value.barred === 'no' ? 'neither' : 'look',
    ),
    ...(value.changed === 'no' ? [] : [isNow({ source, at, parts: changedParts[value.changed] }, 'look')]),
  ];
}

const since = 'is other than when the plan was made';
const changedParts = {
  profile: [since, 'address, name, state or password was changed since'],
  'password-or-unsent': [since, 'not in what was sent of the profile: most likely the password was changed since'],
} as const;

function accountParts(person: PersonInLegacy, { email, account }: Manner): readonly string[] {
  const { barred, lastSeen } = person;
  const shown = account(person);
  const seen =
    lastSeen === null
      ? 'no column tells when they were last seen'
      : lastSeen === 'never'
        ? 'never signed in'
        : `last seen ${momentText(lastSeen)}`;
  return [
    `address ${shown.email || 'none'}`,
    ...(shown.username ? [`user name ${email(shown.username)}`] : []),
    ...(shown.name ? [`name ${shown.name}`] : []),
    `password: ${shown.password}`,
    barred === 'no' ? 'not barred' : barred === 'locked' ? 'locked' : 'not approved',
    seen,
  ];
}

function planLines({ basis, legacy, journal, key }: PersonEvidence): readonly EvidenceLine[] {
  const source = 'plan';
  if (basis === null || basis.isSurvey || key === null) return [];
  const { plan, made: at } = basis;
  const { planned, sharing } = journal;
  if (planned === null) {
    const now = legacy?.kind === 'told' ? (legacy.value?.now ?? null) : null;
    const would = now === null ? [] : [`a plan made now would say: ${decisionText(now)}`];
    return [happened({ source, at, parts: [`plan ${plan} does not have the account`, ...would] }, 'look')];
  }
  const { decision, experience, format, traits } = planned;
  // Formats are written by `decide` alone.
  const { label } = formatLabels[format as keyof typeof formatLabels];
  const parts = [
    `plan ${plan}: ${decisionText(planned)}`,
    `on the first Monday ${experienceText(experience, 1)}`,
    `password: ${label}`,
    ...traits.map((trait) => traitText(trait, 1)),
  ];
  const shared = [`has the same address as the accounts ${sharing.join(', ')}`];
  return [
    happened({ source, at, parts }, decision === 'import' ? 'neither' : 'look'),
    ...(sharing.length === 0 ? [] : [happened({ source, at, parts: shared }, 'look')]),
  ];
}

function decisionText({ decision, reason }: PersonInLegacy['now']): string {
  return reason === null ? decision : `${decision} (${reasonTexts[reason]})`;
}

const outcomeTones: Readonly<Record<Outcome, EvidenceTone>> = {
  imported: 'well',
  updated: 'well',
  present: 'neither',
  held: 'look',
  skipped: 'look',
  rejected: 'wrong',
  uncertain: 'look',
};

function runLines({ journal, place }: PersonEvidence, { texts }: Manner): readonly EvidenceLine[] {
  const { wave } = journal;
  const waiting =
    wave === null
      ? []
      : [
          happened(
            {
              source: 'run',
              at: wave.run.seen,
              parts: [
                `run ${wave.run.id}: to be sent with wave ${wave.wave}, which has ${wave.begun ? 'begun' : 'not begun'}`,
              ],
            },
            'neither',
          ),
        ];
  const past = journal.runs.flatMap((inRun): readonly EvidenceLine[] => {
    const { run, outcome, reason, detail, file, present, undo, mails } = inRun;
    const elsewhere = isAt(place, run) ? '' : ` to ${run.connection.name} at ${run.connection.tenant}`;
    const sent =
      file === null
        ? 'not sent'
        : `sent ${momentText(file.sent)} with file ${file.number}${file.job === null ? '' : `, job ${file.job}`}`;
    const said = detail === null ? [] : [`the tenant said: ${texts(detail)}`];
    const why = reason === null ? '' : ` (${reasonTexts[reason]})`;
    const became = `run ${run.id}${elsewhere}: ${outcomeTexts[outcome].toLowerCase()}${why}`;
    return [
      happened({ source: 'run', at: momentOf(inRun), parts: [became, sent, ...said] }, outcomeTones[outcome]),
      ...(present === null ? [] : [happened(presentLine(run.id, present), 'look')]),
      ...(undo === null ? [] : [happened(undoLine(run.id, undo), 'look')]),
      ...mails.map((mail) =>
        happened(
          {
            source: 'e-mail',
            at: mail.at,
            parts: [
              `list ${mail.list} of run ${run.id}: ${mailStateTexts[mail.state]}${mail.reason === null ? '' : ` (${mailReasonTexts[mail.reason]})`}`,
            ],
          },
          'neither',
        ),
      ),
    ];
  });
  return [...waiting, ...past];
}

function presentLine(run: string, { state, fields, reason, at }: NonNullable<PersonInRun['present']>): Line {
  const which = fields.length === 0 ? '' : ` (${fields.join(', ')})`;
  const why = reason === null ? [] : [presentReasonTexts[reason]];
  return {
    source: 'run',
    at,
    parts: [`run ${run}, updating who was there before: ${presentStateTexts[state]}${which}`, ...why],
  };
}

function undoLine(run: string, { state, causes, at }: NonNullable<PersonInRun['undo']>): Line {
  const why = causes.length === 0 ? '' : ` (${causes.map((cause) => undoCauseTexts[cause]).join('; ')})`;
  return { source: 'undo', at, parts: [`run ${run} undone: ${undoStateTexts[state]}${why}`] };
}

const wayTexts = {
  trickle: 'trickle’s scripts were deployed last: whoever is not there moves by signing in',
  legacy: 'scripts were deployed last that ask the old database each time',
  cutover: 'after the cutover: nobody moves by signing in',
  none: null,
} as const;

function deltaLines({ journal: { delta: found } }: PersonEvidence): readonly EvidenceLine[] {
  if (found === null) return [];
  const { delta, kinds, state, listed } = found;
  const what = kinds.map((kind) => deltaKindTexts[kind]).join(', ');
  const end = state === 'done' ? 'carried over' : state === 'listed' ? 'not carried over' : 'not carried over yet';
  const why = new Set(listed.map(({ reason }) => `they ${deltaReasonTexts[reason]}`));
  const parts = [`delta ${delta.id} found them ${what}`, end, ...why];
  return [happened({ source: 'delta', at: delta.ended ?? delta.begun, parts }, state === 'done' ? 'well' : 'look')];
}

function connectionLines({ way, byAddress }: PersonEvidence): readonly EvidenceLine[] {
  const text = wayTexts[way];
  return text === null ? [] : [isNow({ source: 'connection', at: byAddress.at, parts: [text] })];
}

function userLines({ place, byId, byAddress, userId }: PersonEvidence, manner: Manner): readonly EvidenceLine[] {
  const ofId: EvidenceLine[] = [];
  if (byId?.kind === 'not-told') ofId.push(missing('Auth0 by user id', byId));
  else if (byId !== null) {
    const { at, value } = byId;
    const parts = value === null ? [`nobody with the id auth0|${userId}`] : userParts(value, place, manner);
    const tone = value === null ? 'look' : value.blocked === true ? 'wrong' : 'well';
    ofId.push(isNow({ source: 'Auth0 by user id', at, parts }, tone));
  }
  if (byAddress.kind === 'not-told') return [...ofId, missing('Auth0 by address', byAddress)];
  const others = byAddress.value.filter((user) => user.userId !== userId);
  const isFound = others.length < byAddress.value.length;
  const ofAddress = { source: 'Auth0 by address', at: byAddress.at } as const;
  return [
    ...ofId,
    ...(isFound ? [isNow({ ...ofAddress, parts: [`auth0|${userId} is found by their address`] })] : []),
    ...others.map((user) => {
      const [first, ...more] = userParts(user, place, manner);
      return isNow({ ...ofAddress, parts: [`another user: ${first}`, ...more] }, 'look');
    }),
    ...(byAddress.value.length === 0 ? [isNow({ ...ofAddress, parts: ['nobody has their address'] })] : []),
  ];
}

function userParts(
  user: FoundUser,
  place: PersonEvidence['place'],
  manner: Manner,
): readonly [string, ...(readonly string[])] {
  const { userId, email, identities, blocked, signIns, lastLogin, lastPasswordReset, created, factors, appMetadata } =
    user;
  const cameAt = trickledAt(appMetadata);
  return [
    userId.includes('|') ? userId : `auth0|${userId}`,
    `address ${email === null ? 'none' : manner.email(email)}`,
    `${isOf(place, user) ? 'signs in' : 'does not sign in'} through this connection (${identities.map(({ connection }) => connection).join(', ')})`,
    blocked === true ? 'blocked' : 'not blocked',
    created === null ? 'made nobody knows when' : `made ${momentText(created)}`,
    signIns === 0 && lastLogin === null
      ? 'never signed in'
      : `signed in ${signIns === 1 ? 'once' : `${signIns} times`}${lastLogin === null ? '' : `, last ${momentText(lastLogin)}`}`,
    ...(lastPasswordReset === null ? [] : [`set a password ${momentText(lastPasswordReset)}`]),
    hasTrickleMark(appMetadata)
      ? `came by signing in${cameAt === null ? '' : ` ${momentText(cameAt)}`}`
      : 'without trickle’s mark',
    identities.length > 1 ? `linked with ${identities.length - 1} more` : 'not linked',
    factors.length === 0 ? 'no second factor' : `second factor: ${factors.join(', ')}`,
  ];
}

function logLines({ log }: PersonEvidence): readonly EvidenceLine[] {
  const source = 'Auth0’s log';
  if (log.kind === 'not-told') return [missing(source, log)];
  const { at, value } = log;
  if (value === 'unreadable')
    return [isNow({ source, at, parts: ['not told: the application lacks read:logs'], missing: true }, 'look')];
  const told = value.flatMap((event): readonly EvidenceLine[] => {
    const said = saidOfEvent(event);
    return said === null ? [] : [happened({ source, at: event.at, parts: [said.text] }, said.tone)];
  });
  if (told.length === 0)
    return [isNow({ source, at, parts: ['nothing about them, for as long as the tenant keeps its log'] })];
  const rest = told.length - EVENTS_SHOWN;
  return [
    ...told.slice(0, EVENTS_SHOWN),
    ...(rest > 0 ? [isNow({ source, at, parts: [`and ${rest} earlier events`] })] : []),
  ];
}

function saidOfEvent(event: LogEvent): { readonly text: string; readonly tone: EvidenceTone } | null {
  const meaning = meaningOf(event);
  if (meaning === null) return null;
  switch (meaning.kind) {
    case 'sign-in':
      return { text: 'signed in', tone: 'well' };
    case 'reset':
      return { text: 'a new password was set', tone: 'look' };
    case 'failure':
      return {
        text: `${troubleWords({ cause: meaning.cause, times: 1 })} (${event.type}), because ${causeText(meaning.cause)}`,
        tone: 'wrong',
      };
    case 'counted': {
      const text =
        event.type === 'ss' ? 'signed up' : event.type === 'scpr' ? 'asked for a new password' : 'was deleted';
      return { text, tone: 'neither' };
    }
    default:
      return assertNever(meaning);
  }
}

/** Milliseconds since 1970 → `2026-11-24 09:12 UTC`. */
export function momentText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
