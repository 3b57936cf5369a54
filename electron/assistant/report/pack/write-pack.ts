import { productVersion } from '../../../common/product.ts';
import { evidenceJson } from '../../../reports/pack/evidence-json.ts';
import { canonicalLines, chainName, evidenceName, ledgerName } from '../../../reports/pack/pack-lines.ts';
import { packReport } from '../../../reports/pack/pack-report.ts';
import { filesTable, namesTable, reasonsTable } from '../../../reports/pack/pack-tables.ts';
import type { WorkspaceSession } from '../../session.ts';
import { evidenceOfRun } from './evidence-of-run.ts';
import { packFolder, type WrittenPack } from './pack-folder.ts';

/**
 * Writes a run's evidence pack into a new folder within `folder`, whole or not at all, readable by its owner alone. Without `people` it
 * names nobody whose account it is.
 * @throws UserferryError UF-4001 (a run is being carried out or undone), UF-5001 (it can't be written there)
 */
export async function writePack(
  session: WorkspaceSession,
  run: string,
  { folder, people }: { readonly folder: string; readonly people: boolean },
): Promise<WrittenPack> {
  const migration = await session.migration();
  return migration.evidence.held(run, async (held) => {
    const evidence = await evidenceOfRun(session, run, held, people);
    const made = new Date(evidence.made).toISOString();
    const written = await packFolder(
      { folder, name: `evidence-run-${run}`, made },
      async (write) => {
        const ledger = await write(ledgerName, canonicalLines(held.ledger()));
        await held.seal(evidence.source.planned.accounts, ledger.sha256);
        await write(chainName, canonicalLines(held.links()));
        await write(evidenceName, evidenceJson(evidence));
        await write('report.html', packReport(evidence));
        await write('files.csv', filesTable(held.files()));
        await write('exceptions.csv', reasonsTable(held.ledger()));
        if (people) await write('people.csv', namesTable(held.names()));
      },
      (files) => ({
        pack: 'userferry-evidence',
        version: 1,
        release: productVersion,
        ...{ made, run, plan: evidence.report.run.plan, people, files },
      }),
    );
    await held.packed(written.fingerprint);
    return { ...written, findings: held.findings };
  });
}
