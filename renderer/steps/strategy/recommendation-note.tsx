import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { LightbulbRegular } from '@fluentui/react-icons/svg/lightbulb';
import { plural, t } from '@lingui/core/macro';
import { type ModeComparison, modeWords, type PlanSummary } from '../../../electron/assistant/contract/index.ts';
import { count } from '../../words/numbers.ts';

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

interface RecommendationNoteProps {
  readonly summary: PlanSummary;
  /** Auth0 has refused this tenant a connection with scripts. */
  readonly scriptsRefused: boolean;
}

/** Which mode suits these accounts and why; and, where Auth0 has refused the tenant what it needs, what bulk would leave. */
export function RecommendationNote({ summary, scriptsRefused }: RecommendationNoteProps) {
  const styles = useStyles();
  const { mode, why } = summary.recommendation;
  const { name, needsScripts } = modeWords[mode];
  const bulk = summary.modes.find((comparison) => comparison.mode === 'bulk');
  const refused = scriptsRefused && needsScripts;
  const Icon = refused ? LightbulbRegular : CheckmarkCircleFilled;
  return (
    <div className={styles.note}>
      <Icon className={styles.icon} aria-hidden />
      <span>
        <span className={styles.finding}>
          {refused ? t`${name} would suit this database best.` : t`${name} suits this database.`}
        </span>{' '}
        {why}
        {refused && bulk !== undefined && ` ${bulkLeaves(bulk)}`}
      </span>
    </div>
  );
}

function bulkLeaves({ atOnce, reset, stay }: ModeComparison): string {
  const [moves, stays] = [count(atOnce + reset), count(stay)];
  return plural(stay, {
    one: `Auth0 has refused this tenant a connection with scripts, as not every plan has them; only bulk needs none. It moves ${moves} now, and ${stays} stays in the old database.`,
    other: `Auth0 has refused this tenant a connection with scripts, as not every plan has them; only bulk needs none. It moves ${moves} now, and ${stays} stay in the old database.`,
  });
}
