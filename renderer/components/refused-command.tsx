import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { Trans } from '@lingui/react/macro';

/** A command that the assistant refused or could not understand. */
export function RefusedCommand({ error }: { readonly error: string | undefined }) {
  if (error === undefined) return null;
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <Trans>
          <MessageBarTitle>Nothing was changed.</MessageBarTitle> The assistant did not take the command: {error}
        </Trans>
      </MessageBarBody>
    </MessageBar>
  );
}
