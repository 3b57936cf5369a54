import { makeStyles, tokens } from '@fluentui/react-components';
import type { Check } from '../../../electron/assistant/contract/index.ts';
import { CopyForDba } from '../../components/copy-for-dba.tsx';
import { day } from '../../words/times.ts';
import { inGroups } from './fingerprint.ts';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: '2px 16px',
    margin: '12px 0 0',
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  word: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
  fingerprint: { fontFamily: tokens.fontFamilyMonospace, userSelect: 'all' },
});

type Certificate = NonNullable<Check['certificate']>;

/** A certificate as a DBA compares it. */
export function CertificateFacts({ certificate }: { readonly certificate: Certificate }) {
  const styles = useStyles();
  const madeBy = certificate.issuer === certificate.subject ? 'itself' : certificate.issuer;
  return (
    <>
      <dl className={styles.facts}>
        <dt className={styles.word}>Made for</dt>
        <dd className={styles.value}>{certificate.subject}</dd>
        <dt className={styles.word}>Made by</dt>
        <dd className={styles.value}>{madeBy}</dd>
        <dt className={styles.word}>Valid</dt>
        <dd className={styles.value}>
          {day(certificate.validFrom)} to {day(certificate.validTo)}
        </dd>
        <dt className={styles.word}>Key</dt>
        <dd className={styles.value}>{certificate.key}</dd>
        <dt className={styles.word}>Fingerprint</dt>
        <dd className={styles.value}>
          <span className={styles.fingerprint}>{inGroups(certificate.fingerprint256)}</span>
        </dd>
      </dl>
      <CopyForDba text={certificateText(certificate)} about="the certificate" />
    </>
  );
}

/** The facts as a DBA compares them with the server's own, in plain text. */
function certificateText({ subject, issuer, validFrom, validTo, key, fingerprint256 }: Certificate): string {
  return [
    'The certificate that the SQL Server showed to Userferry. Is it the server’s own?',
    `Made for: ${subject}`,
    `Made by: ${issuer}`,
    `Valid: ${validFrom} to ${validTo}`,
    `Key: ${key}`,
    `SHA-256 fingerprint: ${inGroups(fingerprint256)}`,
    '',
  ].join('\n');
}
