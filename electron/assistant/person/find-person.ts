import type { EvidenceLine } from '../../migration/person/evidence-lines.ts';
import { evidenceLines } from '../../migration/person/evidence-lines.ts';
import { factsOf } from '../../migration/person/facts-of.ts';
import { manySentence, nobodySentence } from '../../migration/person/how-many.ts';
import type { FoundPeople, PersonEnds } from '../../migration/person/person-types.ts';
import { sentenceOf } from '../../migration/person/sentence.ts';
import { type Situation, situationOf } from '../../migration/person/situation.ts';
import { parseTenantAddress } from '../../tenant/address.ts';
import { openLogOfPerson } from '../../tenant/log-of-person.ts';
import type { WorkspaceSession } from '../session.ts';

/** One of those who go by what was asked for. */
export interface PersonAnswer {
  readonly sentence: string;
  readonly situation: Situation['kind'];
  /** In the old database; null for whom Auth0 alone knows. */
  readonly key: string | null;
  /** With `auth0|`. */
  readonly userId: string | null;
  readonly evidence: readonly EvidenceLine[];
}

export interface PeopleAnswer {
  readonly query: string;
  /** For the help desk: what is true now, and what they should be told. */
  readonly sentence: string;
  readonly people: readonly PersonAnswer[];
  /** More than ten go by it: the others are not shown. */
  readonly more: boolean;
}

/**
 * Everything that is known about whoever goes by an e-mail address, an old key, a user name or a user id. Only reads, and keeps nothing.
 * @throws UserferryError UF-2001 (the environment's domain is none), or what stands against opening the journal
 */
export async function findPerson(
  session: WorkspaceSession,
  query: string,
  signal?: AbortSignal,
): Promise<PeopleAnswer> {
  const { people } = await session.migration();
  const found = await people.find(query, endsOf(session), signal);
  const answers = found.people.map((evidence): PersonAnswer => {
    const { key, userId } = evidence;
    const situation = situationOf(factsOf(evidence));
    const isOne = found.people.length === 1;
    const who = isOne ? query.trim() : key === null ? `User ${shownId(userId)}` : `Account ${key}`;
    return {
      sentence: sentenceOf(situation, who, found.now),
      situation: situation.kind,
      key,
      userId: userId === null ? null : shownId(userId),
      evidence: evidenceLines(evidence),
    };
  });
  return { query, sentence: headline(query, found, answers), people: answers, more: found.more };
}

function headline(query: string, found: FoundPeople, [first, ...others]: readonly PersonAnswer[]): string {
  if (first === undefined) return nobodySentence(query.trim(), found);
  return others.length === 0 ? first.sentence : manySentence(query.trim(), others.length + 1, found.more);
}

function shownId(userId: string | null): string {
  return userId === null || userId.includes('|') ? (userId ?? '') : `auth0|${userId}`;
}

/** Who asks sits before the screen: nothing is waited for. */
function endsOf(session: WorkspaceSession): PersonEnds {
  const { domain, connection } = session.environment;
  return {
    place: { tenant: parseTenantAddress(domain).domain, connection },
    legacy: () => session.legacy('person'),
    tenant: () => session.tenantToCheck(),
    log: () => openLogOfPerson(session.tenantOptionsToCheck()),
  };
}
