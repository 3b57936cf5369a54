import type { TrickleConnection } from '../../journal/chain/chain-book.ts';
import type { Engine } from '../engine.ts';
import { pages, REPORT_PAGE } from '../pages.ts';
import { placeOf } from '../trickle/place-of.ts';
import type { HeldTrickle, RunEvidence } from './evidence-types.ts';

/** More than any run's story has. */
const ALL_EVENTS = 1_000_000;

/** The evidence of runs over the worker that has the journal open. */
export function evidenceOver({ worker, withRunsInHand }: Pick<Engine, 'worker' | 'withRunsInHand'>): RunEvidence {
  return {
    check: (run) => worker.checkChain(run),
    unfinished: () => worker.unfinishedWork(),
    note: (run, circumstance) => worker.addCircumstance(run, circumstance),
    attest: (into, attestation) => worker.attestTrickle(into, attestation),
    heldTrickle: (into, use) =>
      withRunsInHand(async () => {
        await worker.beginLook();
        try {
          return await use(await heldTrickle(worker, into));
        } finally {
          await worker.endLook();
        }
      }),
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

async function heldTrickle(worker: Engine['worker'], into: TrickleConnection): Promise<HeldTrickle> {
  const latest = await worker.latestLookNumber(placeOf(into.tenant, into.connection));
  return {
    plan: latest === null ? null : await worker.readPlan(latest.plan),
    attestations: await worker.trickleAttestations(into),
    deployments: await worker.deploymentsOf(into.tenant, into.connection),
    proofs: await worker.passwordProofs(),
    findings: await worker.checkChain(null),
    ledger: () =>
      pages(async (last) =>
        latest === null ? [] : worker.standingLinesPage(latest.look, last?.sequence ?? 0, REPORT_PAGE),
      ),
    names: () =>
      pages(async (last) =>
        latest === null ? [] : worker.standingNamesPage(latest.look, last?.sequence ?? 0, REPORT_PAGE),
      ),
    links: () => pages((last) => worker.chainPage(last?.number ?? 0, REPORT_PAGE)),
    seal: (lines, ledger) => worker.sealTrickle(into, latest?.plan ?? null, lines, ledger),
    packed: (fingerprint) => worker.noteTricklePack(into, fingerprint),
  };
}
