import { BulkCells } from './bulk-cells.ts';
import { goThrough, type Journey, openStage } from './journey.ts';
import { takeOut } from './stage.ts';

/** In this order: who is not there yet is asked of the scripts, and a new password brings them. */
const coming = [
  'wrong-password',
  'user-name',
  'sign-up',
  'api-create',
  'address-taken',
  'right-password',
  'new-password',
] as const;
const staying = ['verify', 'mark-verified', 'set-password', 'new-address', 'delete', 'come-back'] as const;

/** Trickle and hybrid: the scripts only read, and all of it goes to the legacy database. */
export async function importModeTravels(journey: Journey): Promise<void> {
  const { session, tenant, wish, travels, looked, signal, onCell } = journey;
  const { scripts, configuration } = wish;
  const stage = await openStage(journey, 'rehearsal', { importMode: true, scripts, configuration, copies: null });
  const bulk =
    wish.mode === 'hybrid' ? new BulkCells(session, tenant, stage, { wish, travels, looked, signal, onCell }) : null;
  for (const travel of travels) await goThrough(journey, stage, travel, coming);
  await bulk?.present(travels);
  for (const travel of travels) await goThrough(journey, stage, travel, staying);
  if (bulk === null) return;
  for (const { person, traveller } of travels) {
    await takeOut(stage, person.email, traveller.here);
    await takeOut(stage, traveller.address, null);
  }
  await bulk.stragglers(travels);
}
