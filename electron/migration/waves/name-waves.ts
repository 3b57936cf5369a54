import { accountSource, applicationsStatement } from '../../stores/mapping/account-source.ts';
import type { RangeParts } from '../bulk/read-range.ts';
import type { RunEnds } from '../ends.ts';
import type { Engine } from '../engine.ts';
import type { PlanBasis } from '../plan/plan-types.ts';
import type { StagedPlan } from '../worker/staging-waves.ts';
import type { NamedWave } from './wave-definition.ts';
import { cannotTell, emptyWave, unknownIds } from './wave-errors.ts';

interface NamingParts extends Pick<Engine, 'worker'>, Pick<RangeParts, 'settings' | 'signal'> {
  readonly ends: Pick<RunEnds, 'legacy'>;
  readonly plan: string;
  readonly basis: PlanBasis;
}

/** Lines that go to the worker at a time. */
const LINES = 10_000;

/**
 * Gives every account to import of a plan its wave, in the worker's staging. Files name accounts as they are written; the legacy database
 * tells who belongs to an application or has a role, by a reading of its own.
 * @throws UserferryError UF-4901, UF-4902, UF-4910
 */
export async function stageWaves(parts: NamingParts, waves: readonly NamedWave[]): Promise<StagedPlan> {
  const { worker, plan } = parts;
  await worker.beginStaging();
  for (const [index, wave] of waves.entries()) await nameWave(parts, wave, index + 1);
  const staged = await worker.stageWaves(
    plan,
    waves.map((wave) => (wave.kind === 'ids' ? { kind: wave.kind, file: wave.file } : wave)),
  );
  const [unknown] = staged.unknown;
  const file = unknown === undefined ? undefined : waves[unknown.wave - 1];
  if (unknown !== undefined && file?.kind === 'ids') throw unknownIds(file.file, unknown.count, unknown.first);
  const [empty] = staged.empty;
  if (empty !== undefined) throw emptyWave(empty.number, empty.title);
  return staged;
}

async function nameWave(parts: NamingParts, wave: NamedWave, number: number): Promise<void> {
  const { worker, plan } = parts;
  switch (wave.kind) {
    case 'ids':
      for (let from = 0; from < wave.written.length; from += LINES) {
        await worker.nameIds(plan, number, wave.written.slice(from, from + LINES));
      }
      return;
    case 'application': {
      const id = await applicationOf(parts, wave.name);
      return readRows(parts, [id], (rows) => worker.nameRows(number, rows));
    }
    case 'role':
      if (!parts.basis.mapping.details.some(({ role }) => role === 'roles'))
        throw cannotTell('role', 'its mapping reads no roles.');
      return readRows(parts, parts.basis.applications, (rows) => worker.nameRole(plan, number, wave.name, rows));
    case 'first':
    case 'share':
    case 'rest':
      return;
  }
}

async function applicationOf({ basis, ends, signal }: NamingParts, name: string): Promise<string> {
  const statement = applicationsStatement(basis.mapping);
  if (statement === null) throw cannotTell('application', 'the store keeps the accounts of one application.');
  const known = await ends.legacy.applications(statement, signal);
  const found = known.filter((application) => application.name === name || application.id === name);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only.id;
  const names = known.map((application) => application.name).join(', ');
  throw cannotTell(
    'application',
    found.length > 1 ? `several are called ${name}.` : `there is none called ${name}; there are ${names}.`,
  );
}

async function readRows(
  { basis, ends, settings, signal }: NamingParts,
  applications: readonly string[],
  take: (rows: readonly (readonly unknown[])[]) => Promise<void>,
): Promise<void> {
  const range = {
    after: null,
    upTo: null,
    pageSize: settings.pageSize,
    ...(basis.inOnePass === true ? { inOnePass: true } : {}),
  };
  for await (const { rows } of ends.legacy.readAccounts(accountSource(basis.mapping, applications), range, signal)) {
    await take(rows);
  }
}
