import { Button } from '@fluentui/react-components';
import type { Snapshot } from '../../../../electron/assistant/contract/index.ts';
import { useCommand } from '../../../client/use-command.ts';
import { BeforeRow } from './before-row.tsx';

/** That the login can’t write, by its effective rights as the server told them; or the way to read them. */
export function RightsRow({ legacy }: Pick<Snapshot, 'legacy'>) {
  const diagnose = useCommand('diagnose');
  const rights = legacy.checks.find(({ name }) => name === 'rights');
  const login = legacy.form.user === '' ? 'the SQL login' : `the SQL login ${legacy.form.user}`;
  switch (rights?.state) {
    case 'passed':
      return (
        <BeforeRow standing="done" what={`T${login.slice(1)} can’t write`}>
          Its effective rights, as the server told them: {rights.finding}.
        </BeforeRow>
      );
    case 'warned':
    case 'failed':
      return (
        <BeforeRow standing="attention" what={`Look at the rights of ${login}`}>
          {rights.finding} Userferry itself only reads.
        </BeforeRow>
      );
    default:
      return (
        <BeforeRow standing="attention" what={`The rights of ${login} were not read since Userferry was opened`}>
          Userferry itself only reads. That the login can do nothing else the server says when it is asked.{' '}
          <Button size="small" disabledFocusable={diagnose.running} onClick={() => void diagnose.give({})}>
            Ask the server
          </Button>
        </BeforeRow>
      );
  }
}
