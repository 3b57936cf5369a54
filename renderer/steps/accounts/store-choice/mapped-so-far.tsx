import { makeStyles, tokens } from '@fluentui/react-components';
import { Trans } from '@lingui/react/macro';
import type { Candidate } from '../../../../electron/assistant/contract/index.ts';
import { SmallHeading } from './small-heading.tsx';

const useStyles = makeStyles({
  list: { margin: 0, display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', gap: '4px 16px' },
  line: { display: 'contents' },
  field: { fontWeight: tokens.fontWeightSemibold },
  source: { margin: 0, overflowWrap: 'anywhere' },
});

/** Which fields of a user have their column already. */
export function MappedSoFar({ lines }: { readonly lines: Candidate['mapping'] }) {
  const styles = useStyles();
  if (lines.length === 0) return null;
  return (
    <div>
      <SmallHeading>
        <Trans>Mapped so far</Trans>
      </SmallHeading>
      <dl className={styles.list}>
        {lines.map(({ field, source }) => (
          <div key={field} className={styles.line}>
            <dt className={styles.field}>{field}</dt>
            <dd className={styles.source}>{source}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
