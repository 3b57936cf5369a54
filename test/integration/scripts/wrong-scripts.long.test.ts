import { afterAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../electron/common/clock.ts';
import type { Fork } from '../../../electron/common/fork.ts';
import { Container } from '../../../electron/scripts/container/container.ts';
import type { Place } from '../../../electron/scripts/container/line.ts';
import { memoryOf } from '../../../electron/scripts/container/memory-of.ts';
import type { Breach, ScriptResult } from '../../../electron/scripts/container/result.ts';
import type { ContainerSettings } from '../../../electron/scripts/container/script.ts';
import { wrongScripts } from '../../wrong-scripts/index.ts';
import { usualArgs, type WrongScript } from '../../wrong-scripts/wrong-script.ts';
import { nodes } from './nodes.ts';

/** What a slow machine keeps: only scripts that exceed any limit have a short one. */
const PATIENCE = 15_000;

const containerWith = (fork: Fork, settings: Partial<ContainerSettings>) =>
  new Container({ fork, clock: systemClock, memoryOf }, { limitMs: PATIENCE, ...settings });

async function run(wrong: WrongScript, fork: Fork, shared: Container): Promise<ScriptResult> {
  const { action = 'login', source, args = usualArgs[action], limitMs, memoryCapBytes, endsContainer } = wrong;
  const script = { action, source, configuration: { SERVER: 'db.example', PASSWORD: 's3cr3t' } };
  if (endsContainer === undefined) return shared.run(script, args);
  const container = containerWith(fork, {
    ...(limitMs === undefined ? {} : { limitMs }),
    ...(memoryCapBytes === undefined ? {} : { memoryCapBytes }),
  });
  try {
    return await container.run(script, args);
  } finally {
    container.close();
  }
}

/** Where a result says that it went wrong. */
function placesOf({ outcome, breaches }: ScriptResult): readonly (Place | null | undefined)[] {
  const ofBreach = (breach: Breach): Place | null | undefined => {
    if ('place' in breach) return breach.place;
    return 'error' in breach ? breach.error?.at[0] : undefined;
  };
  const ofOutcome =
    outcome.kind === 'error'
      ? outcome.error.at[0]
      : outcome.kind === 'crashed' && outcome.how.kind === 'uncaught-error'
        ? outcome.how.error.at[0]
        : undefined;
  return [...breaches.map(ofBreach), ofOutcome];
}

describe.for(nodes)('on $node a script that', ({ fork, missing }) => {
  const shared = containerWith(fork, {});
  afterAll(() => shared.close());

  test.skipIf(missing).concurrent.for(wrongScripts.map((wrong) => [wrong.name, wrong] as const))(
    '%s',
    async ([, wrong]) => {
      const result = await run(wrong, fork, shared);
      expect(result.outcome).toMatchObject(wrong.outcome);
      expect(result.breaches.map(({ kind }) => kind)).toEqual(wrong.breaches ?? []);
      if (wrong.line !== undefined) {
        expect(placesOf(result).find((place) => place !== null && place !== undefined)?.line).toBe(wrong.line);
      }
      expect(JSON.stringify(result)).not.toContain('Tr0ub4dor&3');
      expect(JSON.stringify(result)).not.toContain('s3cr3t');
    },
  );
});

describe('the corpus', () => {
  test('is wrong in each of the ways that are told apart', () => {
    const outcomes = new Set(wrongScripts.map(({ outcome }) => outcome.kind));
    const breaches = new Set(wrongScripts.flatMap(({ breaches: kinds = [] }) => kinds));
    expect(wrongScripts.length).toBeGreaterThanOrEqual(60);
    expect([...outcomes].toSorted()).toEqual(
      [
        'crashed',
        'error',
        'nobody',
        'not-a-function',
        'out-of-memory',
        'profile',
        'syntax-error',
        'timed-out',
        'validation-error',
        'value',
        'wrong-password',
      ].toSorted(),
    );
    expect(breaches.size).toBe(13);
  });
});
