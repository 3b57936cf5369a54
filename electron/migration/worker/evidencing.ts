import type { DatedCircumstance } from '../../common/circumstances.ts';
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
  /** To the run's connection, oldest first. */
  deploymentsOfRun(run: string): readonly DeploymentRecord[];
}

export function evidencing(journal: MigrationJournal): Evidencing {
  const { chain, runs, ledger, sealedLines, files, circumstances, deployments } = journal;
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
    deploymentsOfRun(run) {
      const { tenant, name } = runs.read(run).connection;
      return deployments.of(tenant, name);
    },
  };
}
