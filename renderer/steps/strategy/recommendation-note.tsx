import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { LightbulbRegular } from '@fluentui/react-icons/svg/lightbulb';
import { modeWords, type PlanSummary } from '../../../electron/assistant/contract/index.ts';
import { count, counted } from '../../words/numbers.ts';

const useStyles = makeStyles({
  note: {
    display: 'flex',
    gap: '12px',
    alignItems: 'flex-start',
    padding: '10px 16px',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  icon: { fontSize: '20px', flexShrink: 0, color: tokens.colorBrandForeground1 },
  finding: { fontWeight: tokens.fontWeightSemibold },
});

/** Which mode suits these accounts and why; and, where that one can't be carried out yet, what the one that can would leave. */
export function RecommendationNote({ summary }: { readonly summary: PlanSummary }) {
  const styles = useStyles();
  const { mode, why } = summary.recommendation;
  const { name, available } = modeWords[mode];
  const bulk = summary.modes.find((comparison) => comparison.mode === 'bulk');
  const Icon = available ? CheckmarkCircleFilled : LightbulbRegular;
  return (
    <div className={styles.note}>
      <Icon className={styles.icon} aria-hidden />
      <span>
        <span className={styles.finding}>
          {available ? `${name} suits this database.` : `${name} would suit this database best.`}
        </span>{' '}
        {why}
        {!available && bulk !== undefined && (
          <>
            {' '}
            This release moves in bulk only: {count(bulk.atOnce + bulk.reset)} now, and{' '}
            {counted(bulk.stay, 'stays', 'stay')} in the old database, where they sign in as before.
          </>
        )}
      </span>
    </div>
  );
}
