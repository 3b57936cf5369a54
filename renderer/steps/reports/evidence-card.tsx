import { Button, Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PackWish, ReportName } from '../../../electron/assistant/contract/index.ts';
import { failureIn } from '../../client/failure-in.ts';
import { useAssistant } from '../../client/use-assistant.tsx';
import { Card } from '../../components/card.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { useKeptDraft } from '../../drafts/use-draft.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '12px' },
  text: { margin: 0 },
  written: { display: 'grid', gap: '6px', overflowWrap: 'anywhere' },
  note: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  path: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, userSelect: 'all' },
  act: { justifySelf: 'start' },
});

type Said = Pick<PackWish, 'operator' | 'approver' | 'change'>;
const nobody: Said = { operator: '', approver: '', change: '' };

const fields = [
  { name: 'operator', label: t`Carried out by`, autoComplete: 'name' },
  { name: 'approver', label: t`Approved by`, autoComplete: 'off' },
  { name: 'change', label: t`Change number`, autoComplete: 'off' },
] as const;

interface EvidenceCardProps {
  readonly which: ReportName;
  /** How the connection is called into which accounts move by signing in; nobody shows it of a run. */
  readonly connection: string;
}

/** What an auditor is handed of a run, or of a trickle: who answers for it, with or without personal data, and the fingerprint to be noted. */
export function EvidenceCard({ which, connection }: EvidenceCardProps) {
  const styles = useStyles();
  const assistant = useAssistant();
  const [said, setSaid] = useKeptDraft('evidence-said', { ...which, ...nobody });
  const [left, setLeft] = useState<ReadonlySet<keyof Said>>(new Set());
  const [people, setPeople] = useState(false);
  const pack = useMutation({
    mutationFn: (named: boolean) => {
      const requestId = crypto.randomUUID();
      return assistant.call((client) => client.writePack({ requestId, people: named, ...said }));
    },
  });
  const sameTwice =
    said.approver.trim() !== '' && said.approver.trim().toLowerCase() === said.operator.trim().toLowerCase();
  return (
    <Card title={t`Evidence pack`} hint={'run' in which ? t`run ${{ run: which.run }}` : t`trickle into ${connection}`}>
      <div className={styles.form}>
        <p className={styles.text}>
          {'run' in which ? (
            <Trans>
              A folder for an auditor: how the run went, what was decided and compared, and whether anything was changed
              since. It is noted now who answers for the run; leave blank what nobody says.
            </Trans>
          ) : (
            <Trans>
              A folder for an auditor: what was deployed, who moved by signing in, who was left and who accepted that.
              Whoever changes it later is found out. It is noted now who answers for it; leave blank what nobody says.
            </Trans>
          )}
        </p>
        {fields.map(({ name, label, autoComplete }) => (
          <Field
            key={name}
            label={label}
            {...(name === 'approver' && left.has(name) && sameTwice
              ? { validationState: 'warning', validationMessage: t`The same name twice: an auditor will ask about it.` }
              : {})}
          >
            <Input
              value={said[name]}
              maxLength={200}
              autoComplete={autoComplete}
              onChange={(_, data) => setSaid({ ...said, [name]: data.value })}
              onBlur={() => setLeft((before) => new Set([...before, name]))}
            />
          </Field>
        ))}
        <Checkbox
          checked={people}
          label={t`With a file that says whose accounts they are (personal data)`}
          onChange={(_, data) => setPeople(data.checked === true)}
        />
        <Button className={styles.act} disabledFocusable={pack.isPending} onClick={() => pack.mutate(people)}>
          {people ? t`Write the pack with personal data` : t`Write the pack`}
        </Button>
        <div role="status" className={styles.written}>
          {pack.isPending && t`Writing the pack …`}
          {pack.data !== undefined && (
            <>
              <span>
                {pack.data.opened ? t`Written and opened:` : t`Written:`}{' '}
                <span className={styles.path} data-file="pack">
                  {pack.data.path}
                </span>
              </span>
              <span>
                {t`Fingerprint`}{' '}
                <span className={styles.path} data-figure="fingerprint">
                  {pack.data.fingerprint}
                </span>
              </span>
              {pack.variables && (
                <span className={styles.note}>
                  <Trans>
                    It holds personal data in clear, and is deleted with the workspace when that is closed out.
                  </Trans>
                </span>
              )}
              <span className={styles.note}>
                <Trans>
                  Write the fingerprint into the change ticket: another pack can be made, but none with the same one.
                </Trans>
              </span>
            </>
          )}
        </div>
        {pack.data?.altered !== undefined && <FailurePanel failure={pack.data.altered} />}
        {pack.error !== null && <FailurePanel failure={failureIn(pack.error)} />}
      </div>
    </Card>
  );
}
