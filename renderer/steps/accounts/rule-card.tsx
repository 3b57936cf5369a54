import { makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { CopyForDba } from '../../components/copy-for-dba.tsx';
import type { Listed } from '../../components/listed.ts';
import { TextButton } from '../../components/text-button.tsx';
import { count } from '../../words/numbers.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    minWidth: 0,
    padding: '12px 16px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  number: {
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    marginRight: '8px',
  },
  why: {
    margin: '4px 0 0',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  choices: { marginLeft: '-8px', flexGrow: 1 },
  foot: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '0 8px',
    minHeight: '32px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    paddingTop: '4px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  becomes: { flexGrow: 1 },
});

interface RuleCardProps<V extends string> {
  /** Stable, by which tests find it. */
  readonly name: string;
  readonly accounts: number;
  /** What is so of one account, and of any other number, in words that follow the number. */
  /** Behind the number. */
  readonly title: string;
  /** What is at stake, small and grey. */
  readonly why: string;
  readonly value: V;
  readonly locked: boolean;
  readonly choices: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
  /** What becomes of them, in numbers. */
  readonly becomes: string;
  /** The lists behind the number, each with what its button says. */
  readonly lists: readonly (Listed & { readonly label: string })[];
  /** T-SQL that lists them, where somebody has to clean them up. */
  readonly forDba?: string | undefined;
  readonly onShow: (listed: Listed) => void;
}

/** One rule of the plan: whom it is about, the choice among few, and what comes of it. */
export function RuleCard<V extends string>(props: RuleCardProps<V>) {
  const { name, accounts, title, why, value, locked, choices, onChange, becomes, lists, forDba, onShow } = props;
  const styles = useStyles();
  const heading = useId();
  return (
    <section className={styles.card} aria-labelledby={heading} data-rule={name}>
      <h3 id={heading} className={styles.title}>
        <span className={styles.number}>{count(accounts)}</span>
        {title}
      </h3>
      <p className={styles.why}>{why}</p>
      <RadioGroup
        className={styles.choices}
        aria-labelledby={heading}
        value={value}
        disabled={locked}
        onChange={(_, data) => {
          const chosen = choices.find((choice) => choice.value === data.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} label={choice.label} />
        ))}
      </RadioGroup>
      <div className={styles.foot}>
        <span className={styles.becomes}>{becomes}</span>
        {lists.map((listed) => (
          <TextButton key={listed.label} aria-label={`${listed.label}: ${listed.title}`} onClick={() => onShow(listed)}>
            {listed.label}
          </TextButton>
        ))}
      </div>
      {forDba !== undefined && <CopyForDba text={forDba} about={title} />}
    </section>
  );
}
