import type { Snapshot } from '../../../electron/assistant/contract/index.ts';
import { freshWizard } from '../../../electron/assistant/wizard/wizard-file.ts';

export function sampleState(): Omit<Snapshot, 'sequence'> {
  const { workspace, step, legacy, tenant, rules } = freshWizard('workspace-1', 'New workspace');
  return {
    shows: 'steps',
    workspace,
    host: { kind: 'browser', platform: 'linux', pdf: false, questionKey: true },
    step,
    legacy: { form: legacy, passwordKnown: false, windowsUser: false, checks: [], connected: false },
    accounts: { rules, proven: [], scope: {}, applications: [] },
    tenant: {
      form: tenant,
      secretKnown: false,
      checks: [],
      connected: false,
      connections: [],
      scopesMissing: [],
      scriptsRefused: false,
    },
    strategy: {},
    scripts: [],
    deployment: { settings: {}, given: [], list: [], before: false },
    rehearsals: [],
    trickle: {},
    signIns: { limits: { failingPercent: 5, people: {} } },
    reports: [],
    undone: [],
  };
}
