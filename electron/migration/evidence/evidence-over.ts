import type { Engine } from '../engine.ts';
import { pages, REPORT_PAGE } from '../pages.ts';
import type { RunEvidence } from './evidence-types.ts';

/** More than any run's story has. */
const ALL_EVENTS = 1_000_000;

/** The evidence of runs over the worker that has the journal open. */
export function evidenceOver({ worker, withRunsInHand }: Pick<Engine, 'worker' | 'withRunsInHand'>): RunEvidence {
  return {
    check: (run) => worker.checkChain(run),
    unfinished: () => worker.unfinishedWork(),
    note: (run, circumstance) => worker.addCircumstance(run, circumstance),
    async held(run, use) {
      const { plan } = await worker.readRun(run);
      return withRunsInHand(async () =>
        use({
          basis: (await worker.readPlan(plan)).basis,
          events: await worker.events(run, ALL_EVENTS),
          circumstances: await worker.circumstances(run),
          deployments: await worker.deploymentsOfRun(run),
          proofs: await worker.passwordProofs(),
          outcomes: await worker.ledgerCounts(run),
          findings: await worker.checkChain(run),
          ledger: () => pages((last) => worker.sealedPage(run, last?.sequence ?? 0, REPORT_PAGE)),
          names: () => pages((last) => worker.namedPage(run, last?.sequence ?? 0, REPORT_PAGE)),
          files: () => pages((last) => worker.filesPage(run, last?.number ?? 0, REPORT_PAGE)),
          links: () => pages((last) => worker.chainPage(last?.number ?? 0, REPORT_PAGE)),
          seal: (lines, ledger) => worker.sealLedger(run, lines, ledger),
          packed: (fingerprint) => worker.notePack(run, fingerprint),
        }),
      );
    },
  };
}
