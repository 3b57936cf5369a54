import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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
        <dt className={styles.word}>
          <Trans>Made for</Trans>
        </dt>
        <dd className={styles.value}>{certificate.subject}</dd>
        <dt className={styles.word}>
          <Trans>Made by</Trans>
        </dt>
        <dd className={styles.value}>{madeBy}</dd>
        <dt className={styles.word}>
          <Trans>Valid</Trans>
        </dt>
        <dd className={styles.value}>
          <Trans>
            {{ validFrom: day(certificate.validFrom) }} to {{ validTo: day(certificate.validTo) }}
          </Trans>
        </dd>
        <dt className={styles.word}>
          <Trans>Key</Trans>
        </dt>
        <dd className={styles.value}>{certificate.key}</dd>
        <dt className={styles.word}>
          <Trans>Fingerprint</Trans>
        </dt>
        <dd className={styles.value}>
          <span className={styles.fingerprint}>{inGroups(certificate.fingerprint256)}</span>
        </dd>
      </dl>
      <CopyForDba text={certificateText(certificate)} about={t`the certificate`} />
    </>
  );
}

/** The facts as a DBA compares them with the server's own, in plain text. */
function certificateText({ subject, issuer, validFrom, validTo, key, fingerprint256 }: Certificate): string {
  return [
    t`The certificate that the SQL Server showed to Userferry. Is it the server’s own?`,
    t`Made for: ${subject}`,
    t`Made by: ${issuer}`,
    t`Valid: ${validFrom} to ${validTo}`,
    t`Key: ${key}`,
    t`SHA-256 fingerprint: ${{ fingerprint256: inGroups(fingerprint256) }}`,
    '',
  ].join('\n');
}
