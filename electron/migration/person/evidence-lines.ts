import { maskEmail } from '../../accounts/mask.ts';
import { formatLabels } from '../../accounts/passwords/format-labels.ts';
import { assertNever } from '../../common/assert-never.ts';
import { deltaKindTexts, deltaReasonTexts } from '../../common/delta-words.ts';
import { mailReasonTexts, mailStateTexts } from '../../common/mail-words.ts';
import { presentReasonTexts, presentStateTexts } from '../../common/present-words.ts';
import { undoCauseTexts, undoStateTexts } from '../../common/undo-words.ts';
import { experienceText, outcomeTexts, reasonTexts, traitText } from '../../common/words.ts';
import type { LogEvent } from '../../tenant/log-events.ts';
import type { FoundUser } from '../../tenant/tenant.ts';
import { meaningOf } from '../trickle/log-meaning.ts';
import { hasTrickleMark, trickledAt } from '../trickle-mark.ts';
import type { PersonInLegacy } from '../worker/person.ts';
import type { PersonEvidence, Told } from './evidence.ts';
import { isAt, isOf, momentOf } from './facts-of.ts';
import { causeText } from './sentence.ts';

export const evidenceSources = [
  'old database',
  'plan',
  'run',
  'undo',
  'e-mail',
  'delta',
  'connection',
  'Auth0 by user id',
  'Auth0 by address',
  'Auth0’s log',
] as const;

/** One thing that is known, from where, and as of when. */
export interface EvidenceLine {
  readonly source: (typeof evidenceSources)[number];
  /** ms since 1970: when it happened, or, of what is true now, when it was asked. */
  readonly at: number;
  /** Addresses and names are masked. */
  readonly text: string;
  /** The source could not be asked. */
  readonly missing?: true;
}

/** So many events of the log are worth a line each. */
const EVENTS_SHOWN = 10;

/** The evidence for a sentence, line by line. No password, no hash, and no address in clear. */
export function evidenceLines(evidence: PersonEvidence): readonly EvidenceLine[] {
  return [
    ...legacyLines(evidence),
    ...planLines(evidence),
    ...runLines(evidence),
    ...deltaLines(evidence),
    ...connectionLines(evidence),
    ...userLines(evidence),
    ...logLines(evidence),
  ];
}

function missing(source: EvidenceLine['source'], { at, failure }: Extract<Told<unknown>, { kind: 'not-told' }>) {
  const text = `not told: ${failure.message} ${failure.next} (${failure.code})`;
  return { source, at, text, missing: true } as const;
}

function legacyLines({ legacy, search, key }: PersonEvidence): readonly EvidenceLine[] {
  const source = 'old database';
  if (legacy === null) return search?.kind === 'not-told' ? [missing(source, search)] : [];
  if (legacy.kind === 'not-told') return [missing(source, legacy)];
  const { at, value } = legacy;
  if (value === null) return [{ source, at, text: `no account with the key ${key} any more` }];
  return [
    { source, at, text: [`account ${key}`, ...accountParts(value)].join('; ') },
    ...(value.changed === 'no' ? [] : [{ source, at, text: changedTexts[value.changed] } as const]),
  ];
}

const changedTexts = {
  profile: 'is other than when the plan was made: address, name, state or password was changed since',
  'password-or-unsent':
    'is other than when the plan was made, and not in what was sent of the profile: most likely the password was changed since',
} as const;

function accountParts({ shown, barred, lastSeen }: PersonInLegacy): readonly string[] {
  const seen =
    lastSeen === null
      ? 'no column tells when they were last seen'
      : lastSeen === 'never'
        ? 'never signed in'
        : `last seen ${momentText(lastSeen)}`;
  return [
    `address ${shown.email || 'none'}`,
    ...(shown.username ? [`user name ${maskEmail(shown.username)}`] : []),
    ...(shown.name ? [`name ${shown.name}`] : []),
    `password: ${shown.password}`,
    barred === 'no' ? 'not barred' : barred === 'locked' ? 'locked' : 'not approved',
    seen,
  ];
}

function planLines({ basis, legacy, journal, key }: PersonEvidence): readonly EvidenceLine[] {
  const source = 'plan';
  if (basis === null || basis.isSurvey || key === null) return [];
  const { plan, made } = basis;
  const { planned, sharing } = journal;
  if (planned === null) {
    const now = legacy?.kind === 'told' ? (legacy.value?.now ?? null) : null;
    const would = now === null ? '' : `; a plan made now would say: ${decisionText(now)}`;
    return [{ source, at: made, text: `plan ${plan} does not have the account${would}` }];
  }
  const { experience, format, traits } = planned;
  // Formats are written by `decide` alone.
  const { label } = formatLabels[format as keyof typeof formatLabels];
  const text = [
    `plan ${plan}: ${decisionText(planned)}`,
    `on the first Monday ${experienceText(experience, 1)}`,
    `password: ${label}`,
  ]
    .concat(traits.map((trait) => traitText(trait, 1)))
    .join('; ');
  return [
    { source, at: made, text },
    ...(sharing.length === 0
      ? []
      : [{ source, at: made, text: `has the same address as the accounts ${sharing.join(', ')}` } as const]),
  ];
}

function decisionText({ decision, reason }: PersonInLegacy['now']): string {
  return reason === null ? decision : `${decision} (${reasonTexts[reason]})`;
}

function runLines({ journal, place }: PersonEvidence): readonly EvidenceLine[] {
  const { wave } = journal;
  const waiting: readonly EvidenceLine[] =
    wave === null
      ? []
      : [
          {
            source: 'run',
            at: wave.run.seen,
            text: `run ${wave.run.id}: to be sent with wave ${wave.wave}, which has ${wave.begun ? 'begun' : 'not begun'}`,
          },
        ];
  const past = journal.runs.flatMap((inRun): readonly EvidenceLine[] => {
    const { run, outcome, reason, detail, file, present, undo, mails } = inRun;
    const elsewhere = isAt(place, run) ? '' : ` to ${run.connection.name} at ${run.connection.tenant}`;
    const sent =
      file === null
        ? 'not sent'
        : `sent ${momentText(file.sent)} with file ${file.number}${file.job === null ? '' : `, job ${file.job}`}`;
    const said = detail === null ? '' : `; the tenant said: ${maskedText(detail)}`;
    const why = reason === null ? '' : ` (${reasonTexts[reason]})`;
    return [
      {
        source: 'run',
        at: momentOf(inRun),
        text: `run ${run.id}${elsewhere}: ${outcomeTexts[outcome].toLowerCase()}${why}; ${sent}${said}`,
      },
      ...(present === null
        ? []
        : [
            {
              source: 'run',
              at: present.at,
              text: `run ${run.id}, updating who was there before: ${presentStateTexts[present.state]}${present.fields.length === 0 ? '' : ` (${present.fields.join(', ')})`}${present.reason === null ? '' : `: ${presentReasonTexts[present.reason]}`}`,
            } as const,
          ]),
      ...(undo === null
        ? []
        : [
            {
              source: 'undo',
              at: undo.at,
              text: `run ${run.id} undone: ${undoStateTexts[undo.state]}${undo.causes.length === 0 ? '' : ` (${undo.causes.map((cause) => undoCauseTexts[cause]).join('; ')})`}`,
            } as const,
          ]),
      ...mails.map(
        (mail) =>
          ({
            source: 'e-mail',
            at: mail.at,
            text: `list ${mail.list} of run ${run.id}: ${mailStateTexts[mail.state]}${mail.reason === null ? '' : ` (${mailReasonTexts[mail.reason]})`}`,
          }) as const,
      ),
    ];
  });
  return [...waiting, ...past];
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
  const why = listed.map(({ reason }) => `they ${deltaReasonTexts[reason]}`);
  const text = `delta ${delta.id} found them ${what}; ${[end, ...new Set(why)].join('; ')}`;
  return [{ source: 'delta', at: delta.ended ?? delta.begun, text }];
}

function connectionLines({ way, byAddress }: PersonEvidence): readonly EvidenceLine[] {
  const text = wayTexts[way];
  return text === null ? [] : [{ source: 'connection', at: byAddress.at, text }];
}

function userLines({ place, byId, byAddress, userId }: PersonEvidence): readonly EvidenceLine[] {
  const ofId: EvidenceLine[] = [];
  if (byId?.kind === 'not-told') ofId.push(missing('Auth0 by user id', byId));
  else if (byId !== null)
    ofId.push({
      source: 'Auth0 by user id',
      at: byId.at,
      text: byId.value === null ? `nobody with the id auth0|${userId}` : userText(byId.value, place),
    });
  if (byAddress.kind === 'not-told') return [...ofId, missing('Auth0 by address', byAddress)];
  const others = byAddress.value.filter((user) => user.userId !== userId);
  const isFound = others.length < byAddress.value.length;
  const source = 'Auth0 by address';
  const { at } = byAddress;
  return [
    ...ofId,
    ...(isFound ? [{ source, at, text: `auth0|${userId} is found by their address` } as const] : []),
    ...others.map((user) => ({ source, at, text: `another user: ${userText(user, place)}` }) as const),
    ...(byAddress.value.length === 0 ? [{ source, at, text: 'nobody has their address' } as const] : []),
  ];
}

function userText(user: FoundUser, place: PersonEvidence['place']): string {
  const { userId, email, identities, blocked, signIns, lastLogin, lastPasswordReset, created, factors, appMetadata } =
    user;
  const id = userId.includes('|') ? userId : `auth0|${userId}`;
  const cameAt = trickledAt(appMetadata);
  return [
    id,
    `address ${email === null ? 'none' : maskEmail(email)}`,
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
  ].join('; ');
}

function logLines({ log }: PersonEvidence): readonly EvidenceLine[] {
  const source = 'Auth0’s log';
  if (log.kind === 'not-told') return [missing(source, log)];
  const { at, value } = log;
  if (value === 'unreadable') return [{ source, at, text: 'not told: the application lacks read:logs', missing: true }];
  const told = value.flatMap((event): readonly EvidenceLine[] => {
    const text = eventText(event);
    return text === null ? [] : [{ source, at: event.at, text }];
  });
  if (told.length === 0) return [{ source, at, text: 'nothing about them, for as long as the tenant keeps its log' }];
  const rest = told.length - EVENTS_SHOWN;
  return [
    ...told.slice(0, EVENTS_SHOWN),
    ...(rest > 0 ? [{ source, at, text: `and ${rest} earlier events` } as const] : []),
  ];
}

function eventText(event: LogEvent): string | null {
  const meaning = meaningOf(event);
  if (meaning === null) return null;
  switch (meaning.kind) {
    case 'sign-in':
      return 'signed in';
    case 'reset':
      return 'a new password was set';
    case 'failure':
      return `failed (${event.type}), because ${causeText(meaning.cause)}`;
    case 'counted':
      return event.type === 'ss' ? 'signed up' : event.type === 'scpr' ? 'asked for a new password' : 'was deleted';
    default:
      return assertNever(meaning);
  }
}

/** What others wrote may name people. */
function maskedText(text: string): string {
  return text.replace(/[^\s"'<>():,;]+@[^\s"'<>():,;]+/g, (address) => maskEmail(address));
}

/** Milliseconds since 1970 → `2026-11-24 09:12 UTC`. */
export function momentText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
