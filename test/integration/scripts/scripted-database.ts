import { systemClock } from '../../../electron/common/clock.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import type { PracticeSqlServer } from '../../../electron/practice/practice.ts';
import type { PlantedAccount } from '../../../electron/practice/samples/sample.ts';
import type { ActionName } from '../../../electron/scripts/actions.ts';
import { Container } from '../../../electron/scripts/container/container.ts';
import type { Json } from '../../../electron/scripts/container/line.ts';
import { memoryOf } from '../../../electron/scripts/container/memory-of.ts';
import type { ScriptResult } from '../../../electron/scripts/container/result.ts';
import { renderScript } from '../../../electron/scripts/render/render.ts';
import type { ScriptPlan } from '../../../electron/scripts/render/script-plan.ts';
import { readTemplates } from '../../../electron/scripts/render/templates.ts';
import type { Mapping } from '../../../electron/stores/mapping/mapping.ts';
import type { Catalog } from '../../../electron/stores/store.ts';

export const templates = readTemplates(new URL('../../../templates/', import.meta.url));

/** A container as tests want it: what runs on after an answer shows at once. */
export function scriptContainer(): Container {
  return new Container({ fork: nodeFork, clock: systemClock, memoryOf }, { watchMs: 5 });
}

/** What a connection's configuration would hold for a practice SQL Server. */
export function configurationFor({ host, port, database, user, password }: PracticeSqlServer): Record<string, string> {
  return {
    SQL_SERVER: host,
    SQL_PORT: String(port),
    SQL_DATABASE: database,
    SQL_USER: user,
    SQL_PASSWORD: password,
    SQL_TRUST_CERTIFICATE: 'yes',
  };
}

/** Everybody whom the practice server put into its sample. */
export async function plantedAccounts({ control }: PracticeSqlServer): Promise<readonly PlantedAccount[]> {
  const lines = (await (await fetch(`${control}/samples`)).text()).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as PlantedAccount);
}

export function scriptPlan(mapping: Mapping, catalog: Catalog, change: Partial<ScriptPlan> = {}): ScriptPlan {
  return {
    mapping,
    catalog,
    applications: [],
    prefix: 'm-',
    membershipHash: 'auto',
    barred: 'refuse',
    username: null,
    marked: false,
    tedious: '11.0.3',
    ...change,
  };
}

/** Runs an action's script with these arguments. */
export type RunAction = (action: ActionName, ...args: readonly Json[]) => Promise<ScriptResult>;

/** Runs the scripts of a plan, each rendered once; `change` is what of the configuration is otherwise. */
export function scriptsOf(
  container: Container,
  server: PracticeSqlServer,
  plan: ScriptPlan,
  change: Readonly<Record<string, string>> = {},
): RunAction {
  const sources = new Map<ActionName, string>();
  const configuration = { ...configurationFor(server), ...change };
  return async (action, ...args) => {
    const source = sources.get(action) ?? renderScript(action, plan, templates);
    sources.set(action, source);
    const result = await container.run({ action, source, configuration }, args);
    return { ...result, console: ownLines(result) };
  };
}

/** What a script wrote, without what the container itself says of modules that stand in for others. */
export function textsOf(result: ScriptResult): readonly string[] {
  return ownLines(result).map(({ text }) => text);
}

function ownLines({ console: lines }: ScriptResult): ScriptResult['console'] {
  return lines.filter(({ text }) => !text.startsWith('Userferry: '));
}
