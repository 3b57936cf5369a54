import { expect } from 'vitest';
import type { PracticeSqlServer } from '../../../electron/practice/practice.ts';
import type { ActionName } from '../../../electron/scripts/actions.ts';
import type { Container } from '../../../electron/scripts/container/container.ts';
import type { Json } from '../../../electron/scripts/container/line.ts';
import type { ScriptOutcome, ScriptResult } from '../../../electron/scripts/container/result.ts';
import type { ScriptPlan } from '../../../electron/scripts/render/script-plan.ts';
import { type AccountService, accountService, type Environment } from './account-service.ts';
import { configurationFor, type RunAction, scriptsOf, textsOf } from './scripted-database.ts';
import type { TokenIssuer } from './token-issuer.ts';

/** Both ways to a database: scripts that ask it themselves, and those that ask the account service. */
export interface BothWays {
  /**
   * Runs an action the direct way; login and getUser through the account service too, which must give the very same. The result is
   * the direct one.
   */
  readonly run: RunAction;
  readonly service: AccountService;
}

export async function bothWays(
  container: Container,
  server: PracticeSqlServer,
  plan: ScriptPlan,
  issuer: TokenIssuer,
  change: Environment = {},
): Promise<BothWays> {
  const direct = scriptsOf(container, server, plan, change);
  const service = await accountService(plan, issuer, { ...configurationFor(server), ...change });
  const run = async (action: ActionName, ...args: readonly Json[]): Promise<ScriptResult> => {
    const source = service.files.get(`scripts/${action}.js`);
    if (source === undefined) return direct(action, ...args);
    const { configuration } = service;
    // One after the other: what the direct script computes holds up whatever else its container does, and on a busy machine a heavy hash
    // took as long as the other has patience with its service.
    const result = await direct(action, ...args);
    const other = await container.run({ action, source, configuration }, args);
    const through = `${action} through the account service`;
    expect(withoutPlaces(other.outcome), through).toEqual(withoutPlaces(result.outcome));
    expect(other.breaches, through).toEqual(result.breaches);
    // Whoever types a password wrongly, or has it right, leaves no line in either log.
    if (other.outcome.kind !== 'error') expect(textsOf(other), through).toEqual([]);
    return result;
  };
  return { run, service };
}

/** Two scripts that fail alike do it in different lines. */
function withoutPlaces(outcome: ScriptOutcome): object {
  return outcome.kind === 'error' ? { ...outcome, error: { ...outcome.error, at: [] } } : outcome;
}
