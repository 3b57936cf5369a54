import type { AskedOfTenant, RunCircumstance, SeenServer, SeenTenant } from '../../common/circumstances.ts';
import { productVersion } from '../../common/product.ts';
import type { RunContext } from '../bulk/run-context.ts';

/** How long a run waits for what is only observed, ms: it is there for the accounts. */
const PATIENCE = 5_000;

/** Observes both ends while a stretch of the run begins, and notes it; what can't be observed is noted as that. Never rejects. */
export async function noteBegan(context: RunContext): Promise<void> {
  const [server, tenant] = await within(context, (signal) =>
    Promise.all([seenServer(context, signal), seenTenant(context, signal)]),
  ).then((seen) => seen ?? [null, null]);
  const system = `${process.platform} ${process.arch}, Node ${process.versions.node}`;
  await note(context, { kind: 'began', release: productVersion, system, server, tenant });
}

/** The same where it comes to rest. */
export async function noteRested(context: RunContext, state: string): Promise<void> {
  const tenant = await within(context, (signal) => seenTenant(context, signal));
  const asked: AskedOfTenant = context.ends.tenant.asked();
  await note(context, { kind: 'rested', state, tenant, asked });
}

async function seenServer({ ends, tables }: RunContext, signal: AbortSignal): Promise<SeenServer | null> {
  return ends.legacy.seen(tables, signal).catch(() => null);
}

async function seenTenant({ ends }: RunContext, signal: AbortSignal): Promise<SeenTenant | null> {
  const { tenant, connection } = ends;
  try {
    const found = (await tenant.connections(signal)).find(({ id }) => id === connection.id);
    const granted = await tenant.scopes(signal);
    const seen =
      found === undefined
        ? null
        : { id: found.id, name: found.name, enabled: found.enabled, options: optionsOf(found) };
    return { domain: tenant.domain, connection: seen, granted: [...granted].sort() };
  } catch {
    return null;
  }
}

function optionsOf({ options }: Awaited<ReturnType<RunContext['ends']['tenant']['connections']>>[number]) {
  if (options === null) return null;
  const { importMode, customDatabase } = options;
  return { importMode, customDatabase };
}

/** Null once patience is at its end. */
async function within<Result>(
  { clock, signal }: RunContext,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | null> {
  const enough = new AbortController();
  const both = AbortSignal.any([signal, enough.signal]);
  const late = clock.sleep(PATIENCE, both).then(
    () => null,
    () => null,
  );
  try {
    return await Promise.race([work(both), late]);
  } finally {
    enough.abort();
  }
}

/** The run meets a journal that can't be written by itself. */
async function note({ worker, run, clock }: RunContext, what: RunCircumstance): Promise<void> {
  await worker.addCircumstance(run, { at: clock.now(), what }).catch(() => undefined);
}
