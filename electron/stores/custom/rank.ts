import { indexOf } from '../catalog-index.ts';
import type { Catalog, CatalogTable } from '../store.ts';
import { copyOf } from './people-words.ts';
import { type AnswersByTable, CONFIDENCE_LINE, type CustomProposal, proposalId, roundedDown } from './proposal.ts';
import { ask } from './question.ts';

/** A proposal with what it takes to weigh it against others. */
export interface Candidate {
  readonly proposal: CustomProposal;
  readonly table: CatalogTable;
  readonly hasOwnAddresses: boolean;
  /** How much its passwords look like hashes, 0 to 3. */
  readonly strength: number;
  /** Named as a log, a copy, or a thing that isn't people. */
  readonly setAside: boolean;
}

/**
 * Puts the likeliest first. Where more than one table may be the one, or the best is named as a log or a copy, each is asked about:
 * staff and customers are both people, and only the administrator knows who is to move. Nor is one below the line taken unasked.
 */
export function rankProposals(
  candidates: readonly Candidate[],
  catalog: Catalog,
  answers: AnswersByTable,
): readonly CustomProposal[] {
  return candidates
    .map((candidate) => judge(candidate, candidates, catalog, answers))
    .toSorted(
      (one, other) =>
        Number(other.word === 'likely') - Number(one.word === 'likely') ||
        other.confidence - one.confidence ||
        (proposalId(one.table) < proposalId(other.table) ? -1 : 1),
    );
}

function judge(
  candidate: Candidate,
  all: readonly Candidate[],
  catalog: Catalog,
  answers: AnswersByTable,
): CustomProposal {
  const { proposal, table } = candidate;
  const others = all.filter((other) => other !== candidate);
  const original = others.find((other) => copyOf(table, other.table, catalog) === 'copy')?.table;
  const rivals = others.filter((other) => isRival(candidate, other, all, catalog));
  const isWeak = proposal.confidence < CONFIDENCE_LINE;
  if (original === undefined && rivals.length === 0 && !candidate.setAside && !isWeak) return proposal;
  const question = ask(answers[proposalId(table)] ?? {}, {
    id: 'table',
    text: `Is ${table.name} the table of the people who are to move?`,
    options: [{ id: 'yes', label: 'Yes' }],
  });
  const open = question.answer === null;
  const against = [
    ...(original === undefined
      ? []
      : [`${table.name} has the columns of ${original.name} and looks like a copy of it`]),
    ...(rivals.length === 0 ? [] : [`${rivals.map((rival) => rival.table.name).join(', ')} may hold the people too`]),
  ];
  const confidence = original === undefined ? proposal.confidence : roundedDown(proposal.confidence / 2);
  return {
    ...proposal,
    confidence,
    word: open || confidence < CONFIDENCE_LINE ? 'unsure' : proposal.word,
    evidence: [...proposal.evidence, ...against],
    asides: [...proposal.asides, ...against],
    questions: [question, ...proposal.questions],
    mapping: open ? null : proposal.mapping,
  };
}

/** Whether another table may as well be the one: people's own addresses, and passwords that look no less like it. */
function isRival(candidate: Candidate, other: Candidate, all: readonly Candidate[], catalog: Catalog): boolean {
  const relation = copyOf(candidate.table, other.table, catalog);
  if (relation === 'unclear') return true;
  if (relation !== 'no' || other.setAside || !other.hasOwnAddresses) return false;
  // What names the rows of a table that is sure of itself has things of its people: their contacts, their devices.
  const isOfThem = indexOf(catalog)
    .referring(candidate.table)
    .some(({ from }) => from === other.table);
  if (isOfThem && candidate.proposal.confidence >= CONFIDENCE_LINE) return false;
  const isCopy = all.some((third) => third !== other && copyOf(other.table, third.table, catalog) === 'copy');
  return !isCopy && other.strength >= Math.min(candidate.strength, 2);
}
