import { createHash, randomBytes } from 'node:crypto';
import { type Flavour, passwordFor } from './pilot-passwords.ts';

/** The two names under which Auth0's documentation has app metadata in the profiles of scripts (AUTH0.md A2). */
export const metadataNames = ['app_metadata', 'metadata'] as const;
export type MetadataName = (typeof metadataNames)[number];

/** Somebody whom the pilot's script knows. The password rests in memory alone. */
export interface TricklePerson {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly flavour: Flavour;
  readonly metadata: MetadataName;
}

/** The first shows the usual way, the last comes after the configuration was sent back as it was read. */
export function tricklePeople(token: string): readonly TricklePerson[] {
  const kinds: readonly (readonly [Flavour, MetadataName])[] = [
    ['ordinary', 'app_metadata'],
    ['ordinary', 'metadata'],
    ['beyond-ascii', 'app_metadata'],
    ['blanks', 'app_metadata'],
    ['ordinary', 'app_metadata'],
  ];
  return kinds.map(([flavour, metadata], place) => ({
    id: `userferry-pilot-${token}-t${place + 1}`,
    email: `userferry-pilot-${token}-t${place + 1}@example.com`,
    password: passwordFor(flavour, 'utf8', randomBytes(9).toString('hex')),
    flavour,
    metadata,
  }));
}

/** What the scripts are given: of passwords only salted digests, and a value of which they can tell whether it came as it was sent. */
export function trickleConfiguration(people: readonly TricklePerson[]): Readonly<Record<string, string>> {
  const echo = randomBytes(16).toString('hex');
  const known = people.map(({ id, email, password, metadata }) => {
    const salt = randomBytes(16).toString('hex');
    return { id, email, metadata, salt, digest: digestOf(salt + password) };
  });
  return { PILOT_PEOPLE: JSON.stringify(known), PILOT_ECHO: echo, PILOT_ECHO_DIGEST: digestOf(echo) };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
