import { Button } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Snapshot } from '../../../../electron/assistant/contract/index.ts';
import { useCommand } from '../../../client/use-command.ts';
import { BeforeRow } from './before-row.tsx';

/** That the login can’t write, by its effective rights as the server told them; or the way to read them. */
export function RightsRow({ legacy }: Pick<Snapshot, 'legacy'>) {
  const diagnose = useCommand('diagnose');
  const rights = legacy.checks.find(({ name }) => name === 'rights');
  const login = legacy.form.user === '' ? t`the SQL login` : t`the SQL login ${{ user: legacy.form.user }}`;
  switch (rights?.state) {
    case 'passed':
      return (
        <BeforeRow standing="done" what={t`T${{ login: login.slice(1) }} can’t write`}>
          <Trans>Its effective rights, as the server told them: {{ finding: rights.finding }}.</Trans>
        </BeforeRow>
      );
    case 'warned':
    case 'failed':
      return (
        <BeforeRow standing="attention" what={t`Look at the rights of ${login}`}>
          <Trans>{{ finding: rights.finding }} Userferry itself only reads.</Trans>
        </BeforeRow>
      );
    default:
      return (
        <BeforeRow standing="attention" what={t`The rights of ${login} were not read since Userferry was opened`}>
          <Trans>
            Userferry itself only reads. That the login can do nothing else the server says when it is asked.{' '}
            <Button size="small" disabledFocusable={diagnose.running} onClick={() => void diagnose.give({})}>
              Ask the server
            </Button>
          </Trans>
        </BeforeRow>
      );
  }
}
