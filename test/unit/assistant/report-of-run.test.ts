import { expect, test } from 'vitest';
import { reportOfRun } from '../../../electron/assistant/report/report-of-run.ts';
import { workbench } from '../migration/support/workbench.ts';
import { sampleWorkspace } from './sample-workspace.ts';

test('a report names the environment in which its run took place, whichever is chosen now', async () => {
  const { migration, run } = await workbench(10).planAndRun();
  const report = await migration.report(run);
  const { production } = sampleWorkspace().environments;
  if (production === undefined) throw new Error('the sample has a production environment');
  const trial = { ...production, kind: 'test', domain: 'https://Tenant.example.com/' } as const;
  const draft = { ...production, domain: 'half typed' };
  const workspace = { ...sampleWorkspace(), environments: { draft, production, trial } };
  expect(reportOfRun({ workspace, environment: production }, report, null).environment).toEqual({
    kind: 'test',
    domain: 'tenant.example.com',
    connection: 'members',
  });
});
