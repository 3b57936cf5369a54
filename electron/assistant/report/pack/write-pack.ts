import { createHash } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeOwnFile } from '../../../common/own-file.ts';
import { productVersion } from '../../../common/product.ts';
import type { ChainFinding } from '../../../journal/chain/chain-book.ts';
import type { HeldEvidence } from '../../../migration/evidence/evidence-types.ts';
import { evidenceJson } from '../../../reports/pack/evidence-json.ts';
import { manifestName, type PackedFile, renderManifest } from '../../../reports/pack/manifest.ts';
import { canonicalLines, chainName, evidenceName, ledgerName } from '../../../reports/pack/pack-lines.ts';
import { packReport } from '../../../reports/pack/pack-report.ts';
import { filesTable, namesTable, reasonsTable } from '../../../reports/pack/pack-tables.ts';
import type { WorkspaceSession } from '../../session.ts';
import { inReportFolder } from '../report-files.ts';
import { evidenceOfRun } from './evidence-of-run.ts';

/** An evidence pack that was written. */
export interface WrittenPack {
  readonly folder: string;
  /** To be noted elsewhere: whoever could make a pack anew could not make it with the same one. */
  readonly fingerprint: string;
  readonly files: number;
  /** What in the journal is not as Userferry wrote it; the pack says it too. */
  readonly findings: readonly ChainFinding[];
}

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
  return migration.evidence.held(run, (held) =>
    inReportFolder(folder, async () => {
      const evidence = await evidenceOfRun(session, run, held, people);
      const made = new Date(evidence.made).toISOString();
      const path = join(folder, `evidence-run-${run}-${made.replace(/[-:.]/g, '')}`);
      const unfinished = `${path}.unfinished`;
      await rm(unfinished, { recursive: true, force: true });
      await mkdir(unfinished, { mode: 0o700 });
      try {
        const files = await writeFiles(unfinished, held, evidence);
        const { text, fingerprint } = renderManifest({
          pack: 'userferry-evidence',
          version: 1,
          release: productVersion,
          made,
          run,
          plan: evidence.report.run.plan,
          people,
          files,
        });
        await writeOwnFile(join(unfinished, manifestName), text);
        await rename(unfinished, path);
        await held.packed(fingerprint);
        return { folder: path, fingerprint, files: files.length, findings: held.findings };
      } catch (error) {
        // It may name people; and where the disk is full it is in the way of the next.
        await rm(unfinished, { recursive: true, force: true });
        throw error;
      }
    }),
  );
}

async function writeFiles(
  folder: string,
  held: HeldEvidence,
  evidence: Awaited<ReturnType<typeof evidenceOfRun>>,
): Promise<readonly PackedFile[]> {
  const files: PackedFile[] = [];
  const write = async (name: string, content: AsyncIterable<string>) => {
    const sum = createHash('sha256');
    let bytes = 0;
    await writeOwnFile(
      join(folder, name),
      (async function* counted() {
        for await (const piece of content) {
          sum.update(piece);
          bytes += Buffer.byteLength(piece);
          yield piece;
        }
      })(),
    );
    const file = { name, bytes, sha256: sum.digest('hex') };
    files.push(file);
    return file;
  };
  const ledger = await write(ledgerName, canonicalLines(held.ledger()));
  await held.seal(evidence.source.planned.accounts, ledger.sha256);
  await write(chainName, canonicalLines(held.links()));
  await write(evidenceName, pieces(evidenceJson(evidence)));
  await write('report.html', pieces(packReport(evidence)));
  await write('files.csv', filesTable(held.files()));
  await write('exceptions.csv', reasonsTable(held.ledger()));
  if (evidence.people) await write('people.csv', namesTable(held.names()));
  return files;
}

async function* pieces(text: string): AsyncGenerator<string, void, void> {
  yield text;
}
