import { judgeCall } from '../../../scripts/cases/judge-call.ts';
import type { Call, CaseVerdict, TestCase } from '../../../scripts/cases/test-case.ts';
import type { Container } from '../../../scripts/container/container.ts';
import type { ScriptResult } from '../../../scripts/container/result.ts';
import type { ScriptTexts } from './texts.ts';

/** Where a case's calls are made. */
export interface Ground {
  readonly container: Container;
  readonly configuration: Readonly<Record<string, string>>;
}

/** One call of a case with what came of it; in memory alone. */
export interface MadeCall {
  readonly call: Call;
  readonly result: ScriptResult;
}

export interface CallsMade {
  readonly verdict: CaseVerdict;
  readonly made: readonly MadeCall[];
  /** The script was free to refuse, and did: then nothing may have changed. */
  readonly refused: boolean;
}

/** Makes the calls of a case until one is answered wrongly. What the copies hold afterwards is another's to judge. */
export async function runCalls(test: TestCase, texts: ScriptTexts, ground: Ground): Promise<CallsMade> {
  const missing = test.calls.map(({ action }) => texts[action]).find((text) => text.kind === 'none');
  if (missing?.kind === 'none') return ended({ outcome: 'not-run', why: missing.why }, []);
  const make = async (call: Call): Promise<MadeCall> => ({ call, result: await madeIn(ground, call, texts) });
  const made: MadeCall[] = test.together ? await Promise.all(test.calls.map(make)) : [];
  for (const [index, call] of test.calls.entries()) {
    const latest = made[index] ?? (await make(call));
    if (!test.together) made.push(latest);
    const earlier = made.slice(0, index).map(({ result }) => result);
    const verdict = judgeCall(call, latest.result, earlier);
    if (verdict.kind === 'over') {
      const { why } = verdict;
      return { verdict: why === null ? { outcome: 'passed' } : { outcome: 'not-run', why }, made, refused: true };
    }
    if (verdict.kind === 'wrong') return ended({ outcome: 'failed', why: verdict.why, place: verdict.place }, made);
  }
  return ended({ outcome: 'passed' }, made);
}

function madeIn(
  { container, configuration }: Ground,
  { action, args }: Call,
  texts: ScriptTexts,
): Promise<ScriptResult> {
  const text = texts[action];
  if (text.kind === 'none') throw new TypeError(`There is no script for ${action}.`);
  return container.run({ action, source: text.source, configuration }, args);
}

function ended(verdict: CaseVerdict, made: readonly MadeCall[]): CallsMade {
  return { verdict, made, refused: false };
}
