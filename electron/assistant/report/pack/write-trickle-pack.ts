import { productVersion } from '../../../common/product.ts';
import { canonicalLines, chainName, evidenceName, ledgerName } from '../../../reports/pack/pack-lines.ts';
import { leftTable, namesTable } from '../../../reports/pack/pack-tables.ts';
import { trickleEvidenceJson } from '../../../reports/pack/trickle-evidence-json.ts';
import { tricklePackReport } from '../../../reports/pack/trickle-pack-report.ts';
import { parseTenantAddress } from '../../../tenant/address.ts';
import type { WorkspaceSession } from '../../session.ts';
import { nothingTrickles, reportOfTrickle } from '../report-of-trickle.ts';
import { trickleFileName } from '../write-trickle-report.ts';
import { evidenceOfTrickle } from './evidence-of-trickle.ts';
import { packFolder, type WrittenPack } from './pack-folder.ts';

/** The connection of the chosen environment, by which the chain knows who answers for what moves into it by signing in. */
export function trickleConnectionOf({ environment }: Pick<WorkspaceSession, 'environment'>) {
  return { tenant: parseTenantAddress(environment.domain).domain, connection: environment.connection };
}

/**
 * Writes the evidence pack of accounts that move by signing in, as `writePack` does a run's.
 * @throws UserferryError UF-4001 (a run is being carried out or undone), UF-4015 (somebody looks), UF-5001 (it can't be written there),
 * UF-5003 (nothing moves by signing in)
 */
export async function writeTricklePack(
  session: WorkspaceSession,
  { folder, people }: { readonly folder: string; readonly people: boolean },
): Promise<WrittenPack> {
  const migration = await session.migration();
  const into = trickleConnectionOf(session);
  return migration.evidence.heldTrickle(into, async (held) => {
    const report = await reportOfTrickle(session, null);
    if (report === null) throw nothingTrickles();
    const evidence = evidenceOfTrickle(session, report, held, people);
    const made = new Date(evidence.made).toISOString();
    const written = await packFolder(
      { folder, name: `evidence-${trickleFileName(session)}`, made },
      async (write) => {
        const ledger = await write(ledgerName, canonicalLines(held.ledger()));
        await held.seal(evidence.counts.total, ledger.sha256);
        await write(chainName, canonicalLines(held.links()));
        await write(evidenceName, trickleEvidenceJson(evidence));
        await write('report.html', tricklePackReport(evidence));
        await write('exceptions.csv', leftTable(held.ledger()));
        if (people) await write('people.csv', namesTable(held.names()));
      },
      (files) => ({
        pack: 'userferry-trickle-evidence',
        version: 1,
        release: productVersion,
        ...{ made, ...into, plan: report.looks?.plan ?? null, people, files },
      }),
    );
    await held.packed(written.fingerprint);
    return { ...written, findings: held.findings };
  });
}
