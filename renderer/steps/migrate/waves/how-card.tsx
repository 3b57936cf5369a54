import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { WavesForm, WorkedOutRun } from '../../../../electron/assistant/contract/index.ts';
import { Card } from '../../../components/card.tsx';
import { FirstPeople } from './first-people.tsx';
import type { RunManner } from './manner.ts';
import { ProposedWavesTable } from './proposed-waves-table.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 320px), 1fr))',
    gap: '16px 24px',
    marginTop: '8px',
    alignItems: 'start',
  },
  fields: { display: 'grid', gap: '10px' },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))',
    gap: '10px 16px',
    alignItems: 'start',
  },
  modes: { flexWrap: 'wrap' },
  quiet: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface HowCardProps {
  readonly plan: string;
  readonly manner: RunManner;
  readonly worked: WorkedOutRun | undefined;
  /** In production whoever says yes is named. */
  readonly isNameNeeded: boolean;
  readonly onChange: (manner: RunManner) => void;
}

/** Whether everybody is sent in one or in waves; which, what stops them, and who begins. */
export function HowCard({ plan, manner, worked, isNameNeeded, onChange }: HowCardProps) {
  const styles = useStyles();
  return (
    <Card title={t`How many at a time`}>
      <RadioGroup
        className={styles.modes}
        layout="horizontal"
        aria-label={t`How many at a time`}
        value={manner.how}
        onChange={(_, { value }) => onChange({ ...manner, how: value === 'in-waves' ? 'in-waves' : 'at-once' })}
      >
        <Radio value="in-waves" label={t`In waves, each after a yes`} />
        <Radio value="at-once" label={t`All at once`} />
      </RadioGroup>
      {manner.how === 'at-once' ? (
        <p className={styles.quiet}>
          <Trans>
            Everybody is sent one file after the other, without a stop. In waves a few come first, and you see them sign
            in before the next.
          </Trans>
        </p>
      ) : (
        worked !== undefined && (
          <div className={styles.columns}>
            <WavesFields manner={manner} worked={worked} isNameNeeded={isNameNeeded} onChange={onChange} />
            {worked.waves.length > 0 && (
              <div>
                <ProposedWavesTable waves={worked.waves} />
                <FirstPeople plan={plan} form={worked.form} />
              </div>
            )}
          </div>
        )
      )}
    </Card>
  );
}

function WavesFields({
  manner,
  worked,
  isNameNeeded,
  onChange,
}: Omit<HowCardProps, 'plan'> & { readonly worked: WorkedOutRun }) {
  const styles = useStyles();
  const form = manner.form ?? worked.form;
  const field = (name: keyof WavesForm, label: string, hint: string) => {
    const problem = worked.problems.find((each) => each.field === name)?.why;
    return (
      <Field label={label} hint={hint} {...(problem === undefined ? {} : { validationMessage: problem })}>
        <Input
          value={form[name]}
          maxLength={name === 'waves' ? 500 : 20}
          autoComplete="off"
          onChange={(_, { value }) => onChange({ ...manner, form: { ...form, [name]: value } })}
        />
      </Field>
    );
  };
  return (
    <div className={styles.fields}>
      {field('waves', t`Waves`, t`Numbers of accounts, shares of all, then the rest: 50, 1%, 10%, rest`)}
      <div className={styles.pair}>
        {field('rejected', t`Most rejected of a wave`, t`One more stops the run by itself; empty for no limit`)}
        {field('failedSignIns', t`Most who can’t sign in`, t`By the tenant’s log; one more stops the run`)}
      </div>
      <Field label={t`Who begins the first wave`} hint={t`Stands in the report`} required={isNameNeeded}>
        <Input
          value={manner.by}
          maxLength={200}
          autoComplete="name"
          onChange={(_, { value }) => onChange({ ...manner, by: value })}
        />
      </Field>
    </div>
  );
}
