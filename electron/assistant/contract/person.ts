import { z } from 'zod';
import { evidenceSources, evidenceTones, personSteps } from '../../common/person-words.ts';
import { list, time } from './shapes.ts';
import { failure } from './words.ts';

export type { EvidenceSource, EvidenceTone, PersonStep } from '../../common/person-words.ts';

/** Who is looked for: whoever goes by an e-mail address, a key, a user name or a user id; or the account of a key. */
export const soughtPerson = z.discriminatedUnion('by', [
  z.object({ by: z.literal('name'), name: z.string().trim().min(1).max(450) }),
  z.object({ by: z.literal('key'), key: z.string().min(1).max(450) }),
]);
export type SoughtPerson = z.infer<typeof soughtPerson>;

const evidenceLine = z.object({
  source: z.enum(evidenceSources),
  at: time,
  /** It is true now, as of `at`; otherwise it happened then. */
  now: z.boolean(),
  tone: z.enum(evidenceTones),
  /** The first says it, the others say more. */
  parts: list(z.string()),
  /** The source could not be asked. */
  missing: z.literal(true).optional(),
});
export type EvidenceLine = z.infer<typeof evidenceLine>;

const foundPerson = z.object({
  /** Stands before the state: `mona@contoso.com` `has not moved to Auth0 yet.` */
  who: z.string(),
  state: z.string(),
  tone: z.enum(evidenceTones),
  /** For whoever talks to them, a sentence without a name or an address. */
  advice: z.string(),
  /** The same to themselves, word by word, and of nobody by name; null where they have nothing to do or to know yet. */
  say: z.string().nullable(),
  /** What can be done about them from here; null where nothing is Userferry's. */
  step: z.enum(personSteps).nullable(),
  /** In the old database; null for whom Auth0 alone knows. */
  key: z.string().nullable(),
  userId: z.string().nullable(),
  /** Null where there is none, or it could not be asked for. */
  user: z.object({ signedIn: z.union([time, z.enum(['never', 'some-time'])]), blocked: z.boolean() }).nullable(),
  evidence: list(evidenceLine),
});
export type FoundPerson = z.infer<typeof foundPerson>;

export const foundPeople = z.object({
  /** What is true of the only one; how many there are; where nobody was found. */
  sentence: z.string(),
  asked: time,
  /** At most ten. */
  people: list(foundPerson),
  more: z.boolean(),
  /** Where nobody could be looked for, and why. */
  away: list(z.object({ source: z.enum(['old database', 'Auth0']), failure })),
});
export type FoundPeople = z.infer<typeof foundPeople>;
