import { expect, test } from 'vitest';
import { afterPlan } from '../../../electron/cli/plan-lines.ts';

test('only where everybody is to move at once does a plan lead to the run that moves everybody', () => {
  expect(afterPlan('bulk', '4')).toContain('userferry migrate --plan 4');
  for (const mode of ['trickle', 'hybrid'] as const) {
    expect(afterPlan(mode, '4')).toMatch(/userferry progress.*userferry deploy --mode trickle/);
    expect(afterPlan(mode, '4')).not.toContain('--plan 4');
  }
  expect(afterPlan('legacy', '4')).toContain('userferry deploy --mode legacy');
  expect(afterPlan('legacy', '4')).not.toContain('migrate');
});
