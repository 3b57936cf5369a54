import { Trans } from '@lingui/react/macro';

/** Instead of a list that couldn’t be read. */
export function ListUnread() {
  return (
    <p role="alert">
      <Trans>The list could not be read. Close it and open it again.</Trans>
    </p>
  );
}
