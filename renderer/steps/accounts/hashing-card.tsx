import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { type PlanRules, planRules, type Snapshot } from '../../../electron/assistant/contract/index.ts';
import { useCommand } from '../../client/use-command.ts';
import { Card } from '../../components/card.tsx';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { LARGEST_WEB_CONFIG, textOfFile } from '../../components/text-of-file.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))',
    gap: '12px 24px',
    alignItems: 'start',
  },
  file: { display: 'flex', alignItems: 'center', gap: '8px', flexWrap: 'wrap' },
  note: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  told: { margin: '8px 0 0', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  warning: { color: tokens.colorStatusWarningForeground1 },
});

type MembershipHash = PlanRules['membershipHash'];

const names: Readonly<Record<MembershipHash, string>> = {
  auto: t`Found by length`,
  sha1: 'SHA1',
  sha256: 'SHA256',
  sha384: 'SHA384',
  sha512: 'SHA512',
  md5: 'MD5',
  hmacsha1: 'HMACSHA1',
  hmacsha256: 'HMACSHA256',
  hmacsha384: 'HMACSHA384',
  hmacsha512: 'HMACSHA512',
  hmacmd5: 'HMACMD5',
};

interface HashingCardProps {
  readonly value: MembershipHash;
  /** What a web.config told since the start. */
  readonly told: Snapshot['accounts']['webConfig'];
  readonly locked: boolean;
  readonly onChange: (value: MembershipHash) => void;
}

/** The database doesn't say how Membership hashed; web.config does: to be chosen as a file, or typed in by its setting. */
export function HashingCard({ value, told, locked, onChange }: HashingCardProps) {
  const styles = useStyles();
  const read = useCommand('readWebConfig');
  const input = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    setTooLarge(file.size > LARGEST_WEB_CONFIG);
    if (file.size <= LARGEST_WEB_CONFIG) await read.give({ text: textOfFile(await file.arrayBuffer()) });
    // The same file can be chosen again after it was changed.
    if (input.current !== null) input.current.value = '';
  };
  return (
    <Card
      title={t`How passwords were hashed`}
      hint={t`the database doesn’t say; the old application’s web.config does`}
    >
      <RefusedCommand error={read.error} />
      <div className={styles.columns}>
        <Field label={t`Algorithm`} hint={t`Lengths alone can’t tell every one apart`}>
          <Select
            value={value}
            disabled={locked}
            onChange={(_, data) => {
              const chosen = planRules.shape.membershipHash.safeParse(data.value);
              if (chosen.success) onChange(chosen.data);
            }}
          >
            {planRules.shape.membershipHash.options.map((name) => (
              <option key={name} value={name}>
                {names[name]}
              </option>
            ))}
          </Select>
        </Field>
        <div>
          <div className={styles.file}>
            <Button disabledFocusable={locked || read.running} onClick={() => input.current?.click()}>
              <Trans>Choose web.config</Trans>
            </Button>
            <input
              ref={input}
              type="file"
              hidden
              accept=".config,.xml,text/xml"
              aria-label={t`web.config of the old application`}
              onChange={({ target }) => void choose(target.files?.[0])}
            />
            <span className={styles.note}>
              <Trans>
                Read for these settings alone; nothing else of it is kept. Files that its configSource names can be
                chosen after it.
              </Trans>
            </span>
          </div>
          {tooLarge && (
            <p className={`${styles.told} ${styles.warning}`}>
              <Trans>This file is too large for a web.config. It was not read.</Trans>
            </p>
          )}
          {told !== undefined && (
            <div data-figure="web-config">
              <p className={styles.told}>
                {told.hash === null ? t`The file does not tell the algorithm.` : `${names[told.hash]}:`} {told.why}
              </p>
              <p className={styles.told}>
                {told.hasKey
                  ? t`It held the key of encrypted passwords, which stays in memory until Userferry ends.`
                  : t`It held no key of encrypted passwords.`}
              </p>
              {told.warnings.map((warning) => (
                <p key={warning} className={`${styles.told} ${styles.warning}`}>
                  {warning}
                </p>
              ))}
            </div>
          )}
        </div>
      </div>
    </Card>
  );
}
