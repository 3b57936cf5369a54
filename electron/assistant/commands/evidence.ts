import { isAbsolute, join } from 'node:path';
import { plainFailure } from '../../common/userferry-error.ts';
import { alteredJournal } from '../../migration/evidence/evidence-errors.ts';
import { noPack } from '../../reports/pack/pack-errors.ts';
import type { CheckedPack, PackWish, WrittenPack } from '../contract/index.ts';
import { attestationOf } from '../report/pack/attestation.ts';
import { checkPackIn } from '../report/pack/folder-of-pack.ts';
import { writeNotedPack, writeNotedTricklePack } from '../report/pack/noted-pack.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { evidenceFolder, workspaceFolder } from '../workspace/home.ts';

/**
 * Notes who answers for a run, or for what moves by signing in, and writes its evidence pack: to where closing the workspace out leaves it, but for one that names people,
 * which is deleted with the workspace.
 * @throws UserferryError UF-4001 (a run is under way), UF-4015 (somebody looks), UF-5001 (the folder can't be written), UF-5003
 */
export async function savePack(
  wizard: Wizard,
  { people, operator, approver, change, ...which }: PackWish,
): Promise<WrittenPack> {
  const session = wizard.session();
  const { home, openFile } = wizard.powers;
  const { id } = session.workspace;
  const manner = { folder: people ? workspaceFolder(home, id).lists : evidenceFolder(home, id), people };
  const attestation = attestationOf({ operator, approver, change });
  const { folder, fingerprint, files, findings } = await ('run' in which
    ? writeNotedPack(session, which.run, attestation, manner)
    : writeNotedTricklePack(session, attestation, manner));
  return {
    opened: await openFile(join(folder, 'report.html')),
    path: folder,
    fingerprint,
    files,
    ...(findings.length === 0 ? {} : { altered: plainFailure(alteredJournal(findings)) }),
  };
}

/** Whether the pack in a folder of this computer is as it was made; needs no workspace. */
export async function checkEvidence(folder: string, fingerprint: string | undefined): Promise<CheckedPack> {
  if (!isAbsolute(folder)) throw noPack(folder, 'this is not the whole path of a folder');
  const checked = await checkPackIn(folder, fingerprint ?? null);
  const { manifest } = checked;
  const { made, people } = manifest;
  return {
    of:
      manifest.pack === 'userferry-evidence'
        ? { kind: 'run', run: manifest.run }
        : { kind: 'trickle', tenant: manifest.tenant, connection: manifest.connection },
    made,
    people,
    accounts: checked.accounts,
    fingerprint: checked.fingerprint,
    compared: fingerprint !== undefined,
    findings: checked.findings,
  };
}
