import type { Attestation } from '../../../common/circumstances.ts';
import type { WorkspaceSession } from '../../session.ts';
import { type WrittenPack, writePack } from './write-pack.ts';

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
