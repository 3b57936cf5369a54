import type { DatedCircumstance } from '../../common/circumstances.ts';
import { type UnfinishedWork, unfinishedKinds } from '../../common/forget-words.ts';
import type { MailState } from '../../common/mail-words.ts';
import type { ChainFinding } from '../../journal/chain/chain-book.ts';
import type { ChainLink } from '../../journal/chain/link.ts';
import type { DeploymentRecord } from '../../journal/deployments.ts';
import type { FileRecord, OutcomeCount } from '../../journal/records.ts';
import type { NamedLine, SealedLine } from '../../journal/sealed-lines.ts';
import type { MigrationJournal } from './planning.ts';

/** What an evidence pack is made of. */
export interface Evidencing {
  checkChain(run: string | null): readonly ChainFinding[];
  chainPage(after: number, limit: number): readonly ChainLink[];
  /** Ties a ledger, as it was written into a pack, to the chain. */
  sealLedger(run: string, lines: number, ledger: string): void;
  /** Notes the pack that was made. */
  notePack(run: string, fingerprint: string): void;
  sealedPage(run: string, after: number, limit: number): readonly SealedLine[];
  namedPage(run: string, after: number, limit: number): readonly NamedLine[];
  filesPage(run: string, after: number, limit: number): readonly FileRecord[];
  /** How many lines of the ledger have which outcome. */
  ledgerCounts(run: string): readonly OutcomeCount[];
  addCircumstance(run: string, circumstance: DatedCircumstance): void;
  circumstances(run: string): readonly DatedCircumstance[];
  /** Notes that a password which somebody knew was read rightly, of an account whose password is kept so. */
  noteProof(format: string, at: number): void;
  /** When a way of keeping passwords was last proven so, by its name, ms since 1970. */
  passwordProofs(): Readonly<Record<string, number>>;
  /** What was begun in the workspace and is not at its end. */
  unfinishedWork(): readonly UnfinishedWork[];
  /** To the run's connection, oldest first. */
  deploymentsOfRun(run: string): readonly DeploymentRecord[];
}

export function evidencing(journal: MigrationJournal): Evidencing {
  const {
    chain,
    runs,
    ledger,
    sealedLines,
    files,
    circumstances,
    deployments,
    undos,
    mailings,
    assignments,
    presentUpdates,
    pilots,
    deltas,
    values,
  } = journal;
  const passwordProofs = () => (values.read(proofsName) ?? {}) as Readonly<Record<string, number>>;
  const planOf = (run: string) => runs.read(run).plan;
  return {
    checkChain: (run) => journal.reading(() => chain.check(run)),
    chainPage: (after, limit) => chain.links(after, limit),
    sealLedger: (run, lines, ledger) =>
      journal.transaction(() => chain.sealed({ run, plan: planOf(run), lines, ledger })),
    notePack: (run, fingerprint) => journal.transaction(() => chain.packed(run, fingerprint)),
    sealedPage: (run, after, limit) => sealedLines.page(run, planOf(run), after, limit),
    namedPage: (run, after, limit) => sealedLines.names(run, planOf(run), after, limit),
    filesPage: (run, after, limit) => files.page(run, after, limit),
    ledgerCounts: (run) => ledger.counts(run),
    addCircumstance: (run, circumstance) => journal.transaction(() => circumstances.add(run, circumstance)),
    circumstances: (run) => circumstances.of(run),
    noteProof: (format, at) =>
      journal.transaction(() => values.write(proofsName, { ...passwordProofs(), [format]: at })),
    passwordProofs,
    unfinishedWork: () => [
      ...runs.all().flatMap(({ id, state }): readonly UnfinishedWork[] => {
        const undo = undos.read(id)?.state ?? null;
        const list = mailings.latest(id);
        const roles = assignments.read(id);
        const present = presentUpdates.read(id)?.state ?? null;
        const unfinished: Readonly<Record<UnfinishedWork['kind'], boolean>> = {
          // One that is undone is over, wherever it had stopped.
          run: state !== 'finished' && undo !== 'finished' && undo !== 'under-way',
          undo: undo === 'under-way',
          mailing: list !== null && mailings.counts(list.number).some((count) => !settled.has(count.state)),
          roles: roles !== null && roles.askings.length > 0 && roles.finished === null,
          present: present === 'updating' || present === 'putting-back',
          pilot: false,
          delta: false,
        };
        return unfinishedKinds.flatMap((kind) => (unfinished[kind] ? [{ kind, id }] : []));
      }),
      ...[...new Set(pilots.connectionsLeft(null).map(({ pilot }) => pilot))].map((id) => ({
        kind: 'pilot' as const,
        id,
      })),
      ...deltas.all().flatMap(({ id, state }) => (state === 'under-way' ? [{ kind: 'delta' as const, id }] : [])),
    ],
    deploymentsOfRun(run) {
      const { tenant, name } = runs.read(run).connection;
      return deployments.of(tenant, name);
    },
  };
}

const proofsName = 'password-proofs';

/** Whoever's e-mail stands so needs nothing more. */
const settled: ReadonlySet<MailState> = new Set(['asked', 'skipped', 'refused']);
