import type { Value } from '../../mapping/mapping.ts';
import { type Answers, ask, NONE } from '../question.ts';
import { percent } from '../values/password-shape.ts';
import type { ColumnProfile } from '../values/profile.ts';
import { isYes, yesAndNo } from '../values/yes-and-no.ts';
import type { Concept } from '../words/lexicon.ts';
import { readName, speaksOf, speaksOfAny } from '../words/read-name.ts';
import { type Choice, nothingFound } from './surveyed-table.ts';

/** Words that make it the proof of something else, or something that was sent for a proof. */
const otherwise: readonly Concept[] = [
  'token',
  'question',
  'phone',
  'password',
  'attempts',
  'other',
  'old',
  'role',
  'thing',
  'until',
  'negation',
  'active',
  'inactive',
  'locked',
  'deleted',
];

interface Proof {
  readonly profile: ColumnProfile;
  readonly value: Value;
  /** The share of sampled accounts whose address it proves. */
  readonly share: number;
  /** Named as a proof of the address, and no constant. */
  readonly isPlain: boolean;
}

/**
 * The column that says whose address is proven, in the table where the address stands. Never one that says who was let in: an
 * administrator who approves somebody has read no mail of theirs.
 */
export function chooseVerified(alias: string, profiles: readonly ColumnProfile[], answers: Answers): Choice<Value> {
  const proofs = profiles.flatMap((profile) => proofOf(alias, profile) ?? []);
  const [first, second] = proofs;
  if (first === undefined) return nothingFound;
  if (second === undefined && first.isPlain) {
    return { found: first.value, confidence: 0.9, evidence: [evidenceOf(first)], questions: [] };
  }
  const question = ask(answers, {
    id: 'email-verified',
    text: 'Which column proves that an address is the person’s own, because they answered a mail sent to it?',
    options: [
      ...proofs.map((proof) => ({ id: proof.profile.name, label: evidenceOf(proof) })),
      { id: NONE, label: 'None: all addresses count as unverified' },
    ],
  });
  return {
    found: proofs.find(({ profile: { name } }) => name === question.answer)?.value ?? null,
    confidence: 0.5,
    evidence: [],
    questions: [question],
  };
}

function proofOf(alias: string, profile: ColumnProfile): Proof | null {
  const { name, said, kind, rows, filled } = profile;
  if (!speaksOf(said, 'confirmed') || speaksOfAny(said, otherwise)) return null;
  // `Verified` alone may speak of the person, the account, or a payment.
  const isNamed = speaksOf(said, 'mail');
  if (!isNamed && ![...readName(said).concepts].every((concept) => bare.includes(concept))) return null;
  const column = { table: alias, column: name } as const;
  if (kind === 'moment') {
    if (filled === 0) return null;
    // Some applications write their earliest date where nothing was confirmed.
    const value: Value = { kind: 'provided', that: column, of: { kind: 'constant', value: true } };
    return { profile, value, share: filled / rows, isPlain: false };
  }
  const read = profile.choices === null ? null : yesAndNo(profile.choices);
  // Nobody's address is proven, as it is where there is no such column.
  if (read === null || read.yes === 0) return null;
  return { profile, value: readAsFlag(column, profile), share: read.yes / rows, isPlain: isNamed && read.no > 0 };
}

const bare: readonly Concept[] = ['confirmed', 'user', 'person', 'date', 'status'];

function readAsFlag(column: { readonly table: string; readonly column: string }, profile: ColumnProfile): Value {
  if (profile.kind === 'flag') return { kind: 'column', column };
  const values = [...(profile.choices?.keys() ?? [])];
  return {
    kind: 'map',
    of: { kind: 'trim', of: { kind: 'column', column } },
    cases: values.map((text) => ({ from: text.trim(), to: isYes(text, values) })),
    otherwise: 'leave-out',
  };
}

function evidenceOf({ profile: { name }, share }: Proof): string {
  return `${name} is set for ${percent(share)} of the sampled accounts: their addresses count as verified`;
}
