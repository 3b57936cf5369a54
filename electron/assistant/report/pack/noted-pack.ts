import type { Attestation } from '../../../common/circumstances.ts';
import type { WorkspaceSession } from '../../session.ts';
import { nothingTrickles, reportOfTrickle } from '../report-of-trickle.ts';
import type { WrittenPack } from './pack-folder.ts';
import { writePack } from './write-pack.ts';
import { trickleConnectionOf, writeTricklePack } from './write-trickle-pack.ts';

/**
 * Notes who answers for the run, with the time, and writes its evidence pack.
 * @throws as `writePack`
 */
export async function writeNotedPack(
  session: WorkspaceSession,
  run: string,
  attestation: Attestation | null,
  manner: { readonly folder: string; readonly people: boolean },
): Promise<WrittenPack> {
  if (attestation !== null) {
    const { evidence } = await session.migration();
    await evidence.note(run, { at: session.clock.now(), what: { kind: 'attested', ...attestation } });
  }
  return writePack(session, run, manner);
}

/**
 * The same of accounts that move by signing in.
 * @throws as `writeTricklePack`
 */
export async function writeNotedTricklePack(
  session: WorkspaceSession,
  attestation: Attestation | null,
  manner: { readonly folder: string; readonly people: boolean },
): Promise<WrittenPack> {
  if ((await reportOfTrickle(session, null)) === null) throw nothingTrickles();
  if (attestation !== null) {
    const { evidence } = await session.migration();
    await evidence.attest(trickleConnectionOf(session), attestation);
  }
  return writeTricklePack(session, manner);
}
