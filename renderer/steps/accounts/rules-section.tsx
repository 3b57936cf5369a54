import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { PlanRules, PlanSummary, Snapshot, Survey } from '../../../electron/assistant/contract/index.ts';
import { useAtOnce } from '../../client/use-at-once.ts';
import { useCommand } from '../../client/use-command.ts';
import type { Listed } from '../../components/listed.ts';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { HashingCard } from './hashing-card.tsx';
import { RuleCard } from './rule-card.tsx';
import { becomes, listsOf, touchedAccounts } from './rule-numbers.ts';

const useStyles = makeStyles({
  section: { display: 'grid', gap: '10px' },
  head: { display: 'flex', alignItems: 'baseline', gap: '8px', flexWrap: 'wrap' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  cards: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(216px, 1fr))', gap: '14px' },
});

/** Stores of which only web.config says how the passwords were hashed. */
const withMembershipHashes: ReadonlySet<Survey['store']> = new Set([
  'aspnet-membership',
  'universal-providers',
  'dotnetnuke',
]);

interface RulesSectionProps {
  readonly store: Survey['store'];
  readonly accounts: Snapshot['accounts'];
  /** The numbers beside the rules, and whose they are. */
  readonly summary: PlanSummary;
  readonly of: Listed['of'];
  readonly locked: boolean;
  readonly onShow: (listed: Listed) => void;
}

/** What the plan does with trouble; a choice is kept at once and takes effect with the next plan. */
export function RulesSection({ store, accounts, summary, of, locked, onShow }: RulesSectionProps) {
  const styles = useStyles();
  const { webConfig } = accounts;
  const { give, error } = useCommand('saveRules');
  const [rules, choose] = useAtOnce(accounts.rules, (wished) => give({ rules: wished }), error !== undefined);
  const save = (change: Partial<PlanRules>) => choose({ ...rules, ...change });
  const sharing = accounts.survey?.findings.find(
    (finding) => finding.kind === 'trait' && finding.trait === 'shares-address',
  );
  const about = (rule: keyof PlanSummary['touched']) => ({
    name: rule,
    accounts: touchedAccounts(summary, rule),
    becomes: becomes(summary, rules, rule),
    lists: listsOf(summary, of, rule),
    locked,
    onShow,
  });
  return (
    <section className={styles.section} aria-label={t`Decide before the plan`}>
      <div className={styles.head}>
        <Subtitle2 as="h2" block>
          <Trans>Decide before the plan</Trans>
        </Subtitle2>
        <span className={styles.hint}>
          <Trans>Each with a proposal that loses nobody. Nothing here changes the legacy database.</Trans>
        </span>
      </div>
      <RefusedCommand error={error} />
      <div className={styles.cards}>
        <RuleCard
          {...about('sharedEmail')}
          title={plural(about('sharedEmail').accounts, { one: 'shares an address', other: 'share an address' })}
          why={t`Auth0 keeps one user for each address.`}
          forDba={sharing?.forDba}
          value={rules.sharedEmail}
          choices={[{ value: 'hold', label: t`Hold back until cleaned up` }]}
          onChange={(sharedEmail) => save({ sharedEmail })}
        />
        <RuleCard
          {...about('withoutPassword')}
          title={plural(about('withoutPassword').accounts, { one: 'has no password', other: 'have no password' })}
          why={t`Imported, they set a new one through a link by e-mail; the old one can never follow.`}
          value={rules.withoutPassword}
          choices={[
            { value: 'hold', label: t`Hold back until you decide` },
            { value: 'import-without', label: t`Import without a password` },
          ]}
          onChange={(withoutPassword) => save({ withoutPassword })}
        />
        <RuleCard
          {...about('blockedAccounts')}
          title={plural(about('blockedAccounts').accounts, {
            one: 'is disabled or locked',
            other: 'are disabled or locked',
          })}
          why={t`They can’t sign in to the old application now.`}
          value={rules.blockedAccounts}
          choices={[
            { value: 'import-blocked', label: t`Import as blocked` },
            { value: 'skip', label: t`Leave out` },
            { value: 'import-unblocked', label: t`Import, not blocked` },
          ]}
          onChange={(blockedAccounts) => save({ blockedAccounts })}
        />
        <RuleCard
          {...about('serviceAccounts')}
          title={plural(about('serviceAccounts').accounts, {
            one: 'looks like a service account',
            other: 'look like service accounts',
          })}
          why={t`By the user name; look at the list before you decide.`}
          value={rules.serviceAccounts}
          choices={[
            { value: 'skip', label: t`Leave out` },
            { value: 'import', label: t`Import like people` },
          ]}
          onChange={(serviceAccounts) => save({ serviceAccounts })}
        />
      </div>
      {withMembershipHashes.has(store) && (
        <HashingCard
          value={rules.membershipHash}
          told={webConfig}
          locked={locked}
          onChange={(membershipHash) => save({ membershipHash })}
        />
      )}
    </section>
  );
}
