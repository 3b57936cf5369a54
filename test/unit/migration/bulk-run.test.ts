import { describe, expect, test } from 'vitest';
import { workbench } from './support/workbench.ts';

describe('a run without trouble', () => {
  test('brings everybody over once, in full files, and reconciles', async () => {
    const { tenant, ends, planAndRun } = workbench(300);
    tenant.holdUntilActive = 2;
    const { migration, run } = await planAndRun();

    const snapshot = await migration.run(run);
    expect(snapshot.failure).toBeUndefined();
    expect(snapshot.state).toBe('finished');
    expect(snapshot.counts).toMatchObject({ total: 300, imported: 300, uncertain: 0, withTenant: 0, toSend: 0 });
    expect(tenant.users.size).toBe(300);
    expect([...tenant.inserted.values()].every((times) => times === 1)).toBe(true);
    expect(tenant.upserts).not.toContain(true);
    expect(Math.max(...tenant.sizes)).toBeLessThanOrEqual(11_500);
    expect(tenant.mostActiveJobs).toBe(2);

    const verification = await migration.verify(run, ends);
    expect(verification).toMatchObject({ reconciled: true, legacyNow: 300, tenantNow: 300, different: 0 });
  });
});
