import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Replacement } from './value-shape.ts';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: '8px', flexGrow: 1 },
  case: { display: 'flex', gap: '8px', alignItems: 'center' },
  becomes: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  foot: { display: 'flex', gap: '12px', alignItems: 'flex-end', flexWrap: 'wrap' },
});

type To = Replacement['cases'][number]['to'];

interface ReplacementsProps {
  readonly value: Replacement;
  /** For a field that is yes or no. */
  readonly flag: boolean;
  readonly onChange: (value: Replacement) => void;
}

/** Values that become others, and what becomes of all the rest. */
export function Replacements({ value, flag, onChange }: ReplacementsProps) {
  const styles = useStyles();
  const withCase = (at: number, change: Partial<Replacement['cases'][number]>) =>
    onChange({ ...value, cases: value.cases.map((each, place) => (place === at ? { ...each, ...change } : each)) });
  return (
    <div className={styles.all}>
      {[...value.cases.entries()].map(([at, { from, to }]) => (
        <div key={at} className={styles.case}>
          <Input
            aria-label={t`Value ${{ at: at + 1 }}`}
            placeholder={t`Value`}
            value={from}
            onChange={(_, data) => withCase(at, { from: data.value })}
          />
          <span className={styles.becomes}>
            <Trans>becomes</Trans>
          </span>
          <Becomes
            flag={flag}
            label={t`Value ${{ at: at + 1 }} becomes`}
            to={to}
            onChange={(next) => withCase(at, { to: next })}
          />
          <Button
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={t`Leave value ${{ at: at + 1 }} out`}
            onClick={() => onChange({ ...value, cases: value.cases.toSpliced(at, 1) })}
          />
        </div>
      ))}
      <div className={styles.foot}>
        <Button
          disabledFocusable={value.cases.length >= 500}
          onClick={() => onChange({ ...value, cases: [...value.cases, { from: '', to: flag ? true : null }] })}
        >
          <Trans>Add a value</Trans>
        </Button>
        <Field label={t`Any other value`}>
          <Select
            value={value.otherwise}
            onChange={(_, data) => onChange({ ...value, otherwise: data.value === 'keep' ? 'keep' : 'leave-out' })}
          >
            <option value="keep">
              <Trans>Stays as it is</Trans>
            </option>
            <option value="leave-out">
              <Trans>Is left out</Trans>
            </option>
          </Select>
        </Field>
      </div>
    </div>
  );
}

function Becomes(props: {
  readonly flag: boolean;
  readonly label: string;
  readonly to: To;
  readonly onChange: (to: To) => void;
}) {
  const { flag, label, to, onChange } = props;
  if (!flag) {
    return (
      <Input
        aria-label={label}
        placeholder={t`Left out`}
        value={to === null ? '' : String(to)}
        onChange={(_, { value }) => onChange(value === '' ? null : value)}
      />
    );
  }
  return (
    <Select aria-label={label} value={String(to)} onChange={(_, { value }) => onChange(value === 'true')}>
      <option value="true">
        <Trans>Yes</Trans>
      </option>
      <option value="false">
        <Trans>No</Trans>
      </option>
      {typeof to !== 'boolean' && <option value={String(to)}>{to === null ? t`Left out` : String(to)}</option>}
    </Select>
  );
}
