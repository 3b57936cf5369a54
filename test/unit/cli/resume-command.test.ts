import { expect, test } from 'vitest';
import { resumeCommand } from '../../../electron/cli/context.ts';

test('what goes on with a run is the command that it was begun with', () => {
  expect(resumeCommand({ workspace: '/srv/workspace.json' })).toBe('userferry resume --workspace /srv/workspace.json');
  const told = {
    run: '3',
    workspace: 'C:\\Old shop\\workspace.json',
    environment: 'production',
    settleHalfCreated: true,
    rowsPerSecond: 200,
    webConfig: ['web.config', 'machine key.config'],
  };
  expect(resumeCommand(told)).toBe(
    'userferry resume 3 --workspace "C:\\Old shop\\workspace.json" --environment production --settle-half-created --rows-per-second 200 --web-config web.config --web-config "machine key.config"',
  );
});
