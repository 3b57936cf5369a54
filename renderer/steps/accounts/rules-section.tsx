import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
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
    <section className={styles.section} aria-label="Decide before the plan">
      <div className={styles.head}>
        <Subtitle2 as="h2" block>
          Decide before the plan
        </Subtitle2>
        <span className={styles.hint}>
          Each with a proposal that loses nobody. Nothing here changes the legacy database.
        </span>
      </div>
      <RefusedCommand error={error} />
      <div className={styles.cards}>
        <RuleCard
          {...about('sharedEmail')}
          title={{ one: 'shares an address', many: 'share an address' }}
          why="Auth0 keeps one user for each address."
          forDba={sharing?.forDba}
          value={rules.sharedEmail}
          choices={[{ value: 'hold', label: 'Hold back until cleaned up' }]}
          onChange={(sharedEmail) => save({ sharedEmail })}
        />
        <RuleCard
          {...about('withoutPassword')}
          title={{ one: 'has no password', many: 'have no password' }}
          why="Imported, they set a new one through a link by e-mail; the old one can never follow."
          value={rules.withoutPassword}
          choices={[
            { value: 'hold', label: 'Hold back until you decide' },
            { value: 'import-without', label: 'Import without a password' },
          ]}
          onChange={(withoutPassword) => save({ withoutPassword })}
        />
        <RuleCard
          {...about('blockedAccounts')}
          title={{ one: 'is disabled or locked', many: 'are disabled or locked' }}
          why="They can’t sign in to the old application now."
          value={rules.blockedAccounts}
          choices={[
            { value: 'import-blocked', label: 'Import as blocked' },
            { value: 'skip', label: 'Leave out' },
            { value: 'import-unblocked', label: 'Import, not blocked' },
          ]}
          onChange={(blockedAccounts) => save({ blockedAccounts })}
        />
        <RuleCard
          {...about('serviceAccounts')}
          title={{ one: 'looks like a service account', many: 'look like service accounts' }}
          why="By the user name; look at the list before you decide."
          value={rules.serviceAccounts}
          choices={[
            { value: 'skip', label: 'Leave out' },
            { value: 'import', label: 'Import like people' },
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
