import { makeStyles, tokens } from '@fluentui/react-components';
import { Trans } from '@lingui/react/macro';
import type { SignInLook } from '../../../../electron/assistant/contract/index.ts';
import { dateAndTime, inUtc } from '../../../words/times.ts';

const useStyles = makeStyles({
  note: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

interface LogNotesProps {
  readonly look: SignInLook | undefined;
  readonly secretKnown: boolean;
}

/** What the figures can't tell, and why: the log isn't kept for long, may not be read, and nobody looks without the tenant's secret. */
export function LogNotes({ look, secretKnown }: LogNotesProps) {
  const styles = useStyles();
  const keptSince = look?.log.keptSince ?? null;
  const since = keptSince === null ? '' : dateAndTime(keptSince);
  return (
    <>
      {!secretKnown && (
        <span className={styles.note}>
          <Trans>It is looked again when the client secret is typed again, on Tenant.</Trans>
        </span>
      )}
      {look?.log.readable === false && (
        <span className={styles.note}>
          <Trans>
            The application lacks the scope read:logs. Give it that in the tenant, under Applications, APIs, Auth0
            Management API, then look again. Nothing else depends on it.
          </Trans>
        </span>
      )}
      {keptSince !== null && (
        <span className={styles.note}>
          <Trans>
            Auth0 had kept the log only from <time title={inUtc(keptSince)}>{since}</time> on when it was first read.
            What was before is not in these figures, which are least ones.
          </Trans>
        </span>
      )}
      {look?.log.gap && (
        <span className={styles.note}>
          <Trans>
            A part of the log was forgotten by Auth0 before it was read; the figures are least ones. It is kept for 1
            day on Free, 5 on Essentials, 10 on Professional, 30 on Enterprise.
          </Trans>
        </span>
      )}
    </>
  );
}
