import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Card } from '../../../components/card.tsx';

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))', gap: '10px 16px' },
  quiet: { margin: '10px 0 0', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Who says yes, and why, as typed. */
export interface TypedYes {
  readonly by: string;
  readonly why: string;
}

interface YesCardProps {
  readonly title: string;
  readonly typed: TypedYes;
  /** Whether a limit is gone on with in spite of: then a reason is asked for too. */
  readonly inSpite: boolean;
  readonly onType: (typed: TypedYes) => void;
}

/** Where somebody answers for the next wave by name. */
export function YesCard({ title, typed, inSpite, onType }: YesCardProps) {
  const styles = useStyles();
  return (
    <Card title={title}>
      <div className={styles.fields}>
        <Field label={t`Who says yes`} required>
          <Input
            value={typed.by}
            maxLength={200}
            autoComplete="name"
            onChange={(_, { value }) => onType({ ...typed, by: value })}
          />
        </Field>
        <Field label={t`Why`} required={inSpite}>
          <Input
            value={typed.why}
            maxLength={1000}
            autoComplete="off"
            onChange={(_, { value }) => onType({ ...typed, why: value })}
          />
        </Field>
      </div>
      <p className={styles.quiet}>
        {inSpite
          ? t`Both stand in the report. The yes is to what has been found by now; the limit counts what comes on top.`
          : t`Both stand in the report. Before anything is sent Userferry looks once more how people sign in, and holds it against the limits.`}
      </p>
    </Card>
  );
}
