import type { EvidenceTone, PersonStep } from '../../common/person-words.ts';
import type { UserferryErrorDetails } from '../../common/userferry-error.ts';
import type { PersonEvidence, Told } from '../../migration/person/evidence.ts';
import { type EvidenceLine, evidenceLines } from '../../migration/person/evidence-lines.ts';
import { factsOf } from '../../migration/person/facts-of.ts';
import { manySentence, nobodySentence } from '../../migration/person/how-many.ts';
import type { FoundPeople, PersonEnds, SoughtPerson } from '../../migration/person/person-types.ts';
import { type SaidOfPerson, saidOf, sentenceOf } from '../../migration/person/sentence.ts';
import { type Situation, situationOf } from '../../migration/person/situation.ts';
import { parseTenantAddress } from '../../tenant/address.ts';
import { openLogOfPerson } from '../../tenant/log-of-person.ts';
import type { WorkspaceSession } from '../session.ts';
import { personStep, personTone } from './person-step.ts';

/** One of those who go by what was asked for. */
export interface PersonAnswer extends SaidOfPerson {
  /** As they were asked for, or, of several, what tells them apart. */
  readonly who: string;
  readonly sentence: string;
  readonly situation: Situation['kind'];
  readonly tone: EvidenceTone;
  /** What can be done about them from here. */
  readonly step: PersonStep | null;
  /** In the old database; null for whom Auth0 alone knows. */
  readonly key: string | null;
  /** With `auth0|`. */
  readonly userId: string | null;
  /** Their user in Auth0 as it is now; null where there is none, or it could not be asked for. */
  readonly user: { readonly signedIn: number | 'never' | 'some-time'; readonly blocked: boolean } | null;
  readonly evidence: readonly EvidenceLine[];
}

export interface PeopleAnswer {
  readonly query: string;
  /** For the help desk: what is true now, and what they should be told. */
  readonly sentence: string;
  readonly people: readonly PersonAnswer[];
  /** More than ten go by it: the others are not shown. */
  readonly more: boolean;
  /** ms since 1970. */
  readonly asked: number;
  /** Where nobody could be looked for, and why. */
  readonly away: readonly { readonly source: 'old database' | 'Auth0'; readonly failure: UserferryErrorDetails }[];
}

/**
 * Everything that is known about whoever goes by an e-mail address, an old key, a user name or a user id, or about the account of a
 * key. Only reads, and keeps nothing.
 * @throws UserferryError what stands against opening the journal
 */
export async function findPerson(
  session: WorkspaceSession,
  sought: SoughtPerson,
  manner: 'masked' | 'in-clear',
  signal?: AbortSignal,
): Promise<PeopleAnswer> {
  const { people } = await session.migration();
  const found = await people.find(sought, endsOf(session), signal);
  const query = sought.by === 'name' ? sought.name : sought.key;
  const answers = found.people.map((evidence): PersonAnswer => {
    const { key, userId } = evidence;
    const situation = situationOf(factsOf(evidence));
    const isNamed = sought.by === 'name' && found.people.length === 1;
    const who = isNamed ? query.trim() : key === null ? `User ${shownId(userId)}` : `Account ${key}`;
    const said = saidOf(situation, found.now);
    return {
      who,
      ...said,
      sentence: sentenceOf(said, who),
      situation: situation.kind,
      tone: personTone(situation),
      step: personStep(situation),
      key,
      userId: userId === null ? null : shownId(userId),
      user: userOf(evidence),
      evidence: evidenceLines(evidence, manner),
    };
  });
  return {
    query,
    sentence: headline(query, found, answers),
    people: answers,
    more: found.more,
    asked: found.now,
    away: [...awayOf('old database', found.searches.legacy), ...awayOf('Auth0', found.searches.tenant)],
  };
}

function headline(query: string, found: FoundPeople, [first, ...others]: readonly PersonAnswer[]): string {
  if (first === undefined) return nobodySentence(query.trim(), found);
  return others.length === 0 ? first.sentence : manySentence(query.trim(), others.length + 1, found.more);
}

function awayOf(source: PeopleAnswer['away'][number]['source'], search: Told<unknown> | null): PeopleAnswer['away'] {
  return search?.kind === 'not-told' ? [{ source, failure: search.failure }] : [];
}

function userOf({ byId }: PersonEvidence): PersonAnswer['user'] {
  if (byId?.kind !== 'told' || byId.value === null) return null;
  const { signIns, lastLogin, blocked } = byId.value;
  return { signedIn: lastLogin ?? (signIns > 0 ? 'some-time' : 'never'), blocked: blocked === true };
}

function shownId(userId: string | null): string {
  return userId === null || userId.includes('|') ? (userId ?? '') : `auth0|${userId}`;
}

/** Who asks sits before the screen: nothing is waited for. */
function endsOf(session: WorkspaceSession): PersonEnds {
  const { domain, connection } = session.environment;
  return {
    place: { tenant: tenantOf(domain), connection },
    legacy: () => session.legacy('person'),
    tenant: () => session.tenantToCheck(),
    log: () => openLogOfPerson(session.tenantOptionsToCheck()),
  };
}

/** What is no address is none of a tenant whom a run went to; asked, it is told as such. */
function tenantOf(domain: string): string {
  try {
    return parseTenantAddress(domain).domain;
  } catch {
    return domain;
  }
}
