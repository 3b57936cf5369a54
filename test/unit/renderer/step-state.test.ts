import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../../electron/assistant/contract/index.ts';
import { planWasUndone } from '../../../renderer/undo/open-undo.ts';
import { nextAfterUndo } from '../../../renderer/wizard/next-step.ts';
import { isActive, planIsCurrent, stepState } from '../../../renderer/wizard/step-state.ts';
import { type SceneName, scenes } from '../../e2e/scripted/scenes.ts';
import { undos } from '../../e2e/scripted/undos.ts';

const snapshotOf = (name: SceneName): Snapshot => ({ ...scenes[name], sequence: 1 });

describe('the navigation says what came out of each step', () => {
  test('at the beginning only what needs nothing before it is open', () => {
    const fresh = snapshotOf('fresh');
    expect(stepState(fresh, 'legacy-database')).toEqual({
      standing: 'waiting',
      caption: 'Not connected',
      reachable: true,
    });
    expect(stepState(fresh, 'accounts')).toMatchObject({ caption: 'After the connection', reachable: false });
    expect(stepState(fresh, 'migrate')).toMatchObject({ caption: 'After accounts and tenant', reachable: false });
    expect(stepState(fresh, 'reports')).toMatchObject({ caption: 'Nothing to show yet', reachable: true });
  });

  test('a failed check is to mend', () => {
    expect(stepState(snapshotOf('certificate'), 'legacy-database')).toMatchObject({
      standing: 'trouble',
      caption: '1 check to mend',
    });
    expect(stepState(snapshotOf('scopes'), 'tenant')).toMatchObject({ standing: 'trouble' });
  });

  test('what is done is told by its result', () => {
    const verified = snapshotOf('verified');
    expect(stepState(verified, 'legacy-database').caption).toBe('ContosoMembers');
    expect(stepState(verified, 'accounts').caption).toMatch(/^248.317 accounts$/);
    expect(stepState(verified, 'tenant').caption).toBe('contoso.eu.auth0.com');
    expect(stepState(verified, 'migrate')).toMatchObject({ standing: 'done' });
    expect(stepState(verified, 'reports').caption).toBe('1 report');
  });

  test('a run tells its share, and needs a look when it is halted', () => {
    expect(stepState(snapshotOf('running'), 'migrate')).toMatchObject({ standing: 'running' });
    expect(stepState(snapshotOf('paused'), 'migrate')).toMatchObject({ standing: 'attention' });
    expect(stepState(snapshotOf('stopped'), 'migrate').caption).toMatch(/^Stopped at/);
  });

  test('an undo tells its share while it deletes, that it has stopped, and at its end that the run is undone', () => {
    const { activity, ...halted } = snapshotOf('undo-under-way');
    expect(activity?.kind).toBe('undo');
    expect(stepState(snapshotOf('undo-under-way'), 'migrate')).toMatchObject({ standing: 'running' });
    expect(stepState(snapshotOf('undo-under-way'), 'migrate').caption).toMatch(/^Undoing, 69.0\s%$/);
    expect(stepState(halted, 'migrate')).toMatchObject({ standing: 'attention' });
    expect(stepState(halted, 'migrate').caption).toMatch(/^Undoing stopped at 69.0\s%$/);
    const elsewhere = { ...halted, undone: [{ ...undos.finished, here: false }] };
    for (const over of [{ ...halted, undone: [undos.finished] }, elsewhere]) {
      expect(stepState(over, 'migrate')).toEqual({ standing: 'waiting', caption: 'Run 7 undone', reachable: true });
      expect(stepState(over, 'verify-and-cut-over')).toMatchObject({ standing: 'waiting' });
    }
  });

  test('from an undone run it goes on to what a new plan lacks, and then to where that is made', () => {
    const undone = { ...snapshotOf('verified'), undone: [undos.finished] };
    expect(planWasUndone(undone)).toBe(true);
    expect(nextAfterUndo(undone)).toEqual({ step: 'accounts', text: 'Next: Make a new plan' });
    expect(nextAfterUndo({ ...undone, tenant: { ...undone.tenant, secretKnown: false } }).step).toBe('tenant');
    const { survey: _, ...unread } = undone.accounts;
    const reopened = { ...undone, accounts: unread };
    expect(nextAfterUndo(reopened)).toEqual({ step: 'accounts', text: 'Next: Survey the database' });
    expect(nextAfterUndo({ ...reopened, legacy: { ...undone.legacy, connected: false } }).step).toBe('legacy-database');
    expect(planWasUndone({ ...undone, undone: [undos.halted] })).toBe(false);
    expect(planWasUndone({ ...undone, plan: undone.plan && { ...undone.plan, id: 'another' } })).toBe(false);
  });

  test('a plan made under other rules is not current', () => {
    const planned = snapshotOf('planned');
    expect(planIsCurrent(planned)).toBe(true);
    const changed: Snapshot = {
      ...planned,
      accounts: { ...planned.accounts, rules: { ...planned.accounts.rules, blockedAccounts: 'skip' } },
    };
    expect(planIsCurrent(changed)).toBe(false);
    expect(stepState(changed, 'accounts')).toMatchObject({ standing: 'attention' });
  });

  test('a run either goes on by itself or waits for somebody', () => {
    expect((['paused', 'stopped', 'finished'] as const).map(isActive)).toEqual([false, false, false]);
    expect((['reading-baseline', 'sending', 'settling', 'confirming', 'pausing'] as const).every(isActive)).toBe(true);
  });
});

describe('the step Scripts', () => {
  const caption = (name: SceneName, scripts?: Snapshot['scripts']) => {
    const snapshot = snapshotOf(name);
    return stepState({ ...snapshot, scripts: scripts ?? snapshot.scripts }, 'scripts');
  };
  const tried = (sound: boolean): Snapshot['scripts'] => [
    {
      action: 'login',
      edited: false,
      running: false,
      last: { kind: 'profile', sound, breaches: 0, durationMs: 84, at: 0, unsaved: false },
    },
  ];

  test('opens with the survey, and says that bulk does not need it', () => {
    expect(caption('connected')).toMatchObject({ caption: 'After the survey', reachable: false });
    expect(caption('planned')).toEqual({ standing: 'waiting', caption: 'Not needed for bulk', reachable: true });
    expect(caption('strategy')).toEqual({ standing: 'waiting', caption: 'After the strategy', reachable: true });
  });

  test('tells what came of trying, and holds up nothing', () => {
    expect(caption('planned', tried(true))).toMatchObject({ standing: 'done', caption: '1 tried' });
    expect(caption('planned', tried(false))).toMatchObject({
      standing: 'attention',
      caption: '1 to mend, not needed for bulk',
    });
    const wrong: Snapshot = { ...snapshotOf('planned'), scripts: tried(false) };
    expect(stepState(wrong, 'migrate')).toEqual(stepState(snapshotOf('planned'), 'migrate'));
  });

  test('in a mode with scripts it is done when they are deployed as they are now', () => {
    const latest = { number: 1, mode: 'trickle', at: Date.UTC(2026, 10, 24, 12), state: 'applied' } as const;
    const of = (change: Partial<Snapshot['deployment']>, mode: 'trickle' | 'hybrid' | 'legacy' = 'trickle') => {
      const snapshot = snapshotOf('planned');
      const deployment = { ...snapshot.deployment, ...change };
      return stepState({ ...snapshot, strategy: { mode }, deployment }, 'scripts');
    };
    expect(of({})).toMatchObject({ standing: 'waiting', caption: 'To deploy' });
    expect(of({ list: [latest] })).toMatchObject({ standing: 'done', caption: expect.stringMatching(/^Trickle, /) });
    expect(of({ list: [latest] }, 'hybrid')).toMatchObject({ standing: 'done' });
    expect(of({ list: [latest] }, 'legacy')).toMatchObject({ standing: 'attention', caption: 'Trickle deployed' });
    expect(of({ list: [latest], differing: ['login'] })).toMatchObject({ caption: 'Changed since deployed' });
    expect(of({ list: [{ ...latest, state: 'intended' }] })).toMatchObject({ caption: 'Perhaps deployed' });
    expect(of({ list: [{ ...latest, mode: 'cutover' }] })).toMatchObject({ standing: 'done' });
    expect(of({ list: [{ ...latest, mode: 'cutover' }] }, 'legacy')).toMatchObject({ standing: 'attention' });
  });

  test('what moves nobody in a run says so at Migrate', () => {
    const migrate = (mode: 'trickle' | 'hybrid' | 'legacy', list: Snapshot['deployment']['list'] = []) => {
      const snapshot = snapshotOf('planned');
      return stepState({ ...snapshot, strategy: { mode }, deployment: { ...snapshot.deployment, list } }, 'migrate');
    };
    const deployed = [{ number: 1, mode: 'trickle', at: 0, state: 'applied' }] as const;
    expect(migrate('legacy')).toMatchObject({ caption: 'Nothing moves', reachable: true });
    expect(migrate('trickle').caption).toBe('After the scripts');
    expect(migrate('trickle', deployed).caption).toBe('At each sign-in');
    expect(migrate('hybrid', deployed).caption).toBe('For the stragglers');
  });

  test('opens without a survey where somebody has written a script', () => {
    const edited = [{ action: 'login' as const, edited: true, running: false }];
    expect(caption('fresh', edited)).toMatchObject({ caption: 'Edited, not tried', reachable: true });
    const running = [{ action: 'login' as const, edited: true, running: true }];
    expect(caption('fresh', running)).toMatchObject({ standing: 'running', caption: 'login is running' });
  });
});

describe('the step Rehearse', () => {
  const rehearse = (name: SceneName, change: Partial<Snapshot> = {}) =>
    stepState({ ...snapshotOf(name), ...change }, 'rehearse');

  test('opens with the survey, and is not needed for bulk', () => {
    expect(rehearse('connected')).toMatchObject({ caption: 'After the survey', reachable: false });
    expect(rehearse('planned')).toEqual({ standing: 'waiting', caption: 'Not needed for bulk', reachable: true });
    expect(rehearse('strategy')).toEqual({ standing: 'waiting', caption: 'After the strategy', reachable: true });
    expect(rehearse('rehearse').caption).toBe('To rehearse');
  });

  test('tells what came of the chosen mode, and whether that still holds', () => {
    expect(rehearse('rehearsed')).toMatchObject({
      standing: 'attention',
      caption: expect.stringMatching(/^10 of \d+ did not work$/),
    });
    expect(rehearse('rehearsed-well')).toMatchObject({
      standing: 'done',
      caption: expect.stringMatching(/^\d+ events worked$/),
    });
    expect(rehearse('rehearsed', { strategy: { mode: 'hybrid' } }).caption).toBe('To rehearse');
    const { rehearsals } = snapshotOf('rehearsed-well');
    const outdated = rehearsals.map((each) => ({ ...each, standing: 'outdated' as const }));
    expect(rehearse('rehearsed-well', { rehearsals: outdated })).toMatchObject({
      standing: 'attention',
      caption: 'Changed since rehearsed',
    });
    expect(rehearse('rehearsing')).toMatchObject({ standing: 'running' });
    const { pilot } = snapshotOf('pilot-failed');
    expect(rehearse('rehearsed-well', { pilot })).toMatchObject({ standing: 'attention', caption: 'Pilot not passed' });
  });
});
