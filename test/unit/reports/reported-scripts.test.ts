import { describe, expect, test } from 'vitest';
import { reportedScripts } from '../../../electron/assistant/report/reported-scripts.ts';
import type { ScriptCaseRecord } from '../../../electron/journal/records.ts';
import { htmlReport } from '../../../electron/reports/html/html-report.ts';
import { jsonReport } from '../../../electron/reports/json-report.ts';
import { sampleWorkspace } from '../assistant/sample-workspace.ts';
import { sampleReport } from './sample-report.ts';

const record = (action: string, outcome: ScriptCaseRecord['outcome'], at: number): ScriptCaseRecord => ({
  action,
  name: `${outcome} ${at}`,
  title: 'An empty password',
  outcome,
  words: outcome === 'passed' ? null : 'login hands over a profile.',
  line: outcome === 'failed' ? 12 : null,
  flavour: 'direct',
  textDigest: 'aa',
  basisDigest: 'bb',
  at,
  durationMs: 5,
});

describe('a report', () => {
  test('counts the cases of each action in the order of the actions, and names those that failed', () => {
    const kept = [
      record('create', 'passed', 7),
      record('login', 'failed', 3),
      record('login', 'passed', 9),
      record('login', 'not-run', 4),
    ];
    expect(reportedScripts(kept, null, sampleWorkspace().legacy)).toMatchObject([
      {
        action: 'login',
        passed: 1,
        failed: 1,
        notRun: 1,
        failures: [{ title: 'An empty password', words: 'login hands over a profile.', line: 12 }],
        at: 9,
        present: null,
      },
      { action: 'create', passed: 1, failed: 0, notRun: 0, failures: [] },
    ]);
  });

  test('tells them with whether they are of the present scripts, and leaves the section out where none was run', () => {
    const [script] = sampleReport().scripts;
    if (script === undefined) throw new Error('The sample has a script.');
    const told = (present: boolean | null) => htmlReport({ ...sampleReport(), scripts: [{ ...script, present }] });
    expect(told(false)).toContain('before scripts or mapping were changed');
    expect(told(true)).toContain('of the present scripts');
    expect(told(null)).toContain('not compared with the present scripts');
    expect(told(true)).toContain('Failed: login hands over a profile. Somebody gets in who must not. Line 12.');
    expect(htmlReport({ ...sampleReport(), scripts: [] })).not.toContain('Action scripts');
    expect(JSON.parse(jsonReport(sampleReport())).scripts).toMatchObject([
      { action: 'login', passed: 11, failed: 1, at: '2026-11-13T09:26:40.000Z' },
    ]);
  });
});
