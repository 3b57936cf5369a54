import { makeStyles } from '@fluentui/react-components';
import type { PlanRules, Survey } from '../../../electron/assistant/contract/index.ts';
import { useCommand } from '../../client/use-command.ts';
import { Card } from '../../components/card.tsx';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { MembershipHashRule } from './membership-hash-rule.tsx';
import { RuleChoice } from './rule-choice.tsx';

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))',
    alignItems: 'start',
    gap: '20px',
  },
});

/** Stores of which only web.config says how the passwords were hashed. */
const withMembershipHashes: ReadonlySet<Survey['store']> = new Set([
  'aspnet-membership',
  'universal-providers',
  'dotnetnuke',
]);

interface RulesSectionProps {
  readonly survey: Survey;
  readonly rules: PlanRules;
  readonly locked: boolean;
}

/** What the plan does with trouble; a choice is kept at once and takes effect with the next plan. */
export function RulesSection({ survey, rules, locked }: RulesSectionProps) {
  const styles = useStyles();
  const { give, error } = useCommand('saveRules');
  const save = (change: Partial<PlanRules>) => void give({ rules: { ...rules, ...change } });
  return (
    <Card title="Decide before the plan" hint="Each has a proposal that loses nobody">
      <RefusedCommand error={error} />
      <div className={styles.cards}>
        <RuleChoice
          title="Disabled or locked accounts"
          why="They can’t sign in to the old application now."
          value={rules.blockedAccounts}
          locked={locked}
          choices={[
            { value: 'import-blocked', label: 'Import as blocked' },
            { value: 'skip', label: 'Leave out' },
            { value: 'import-unblocked', label: 'Import, not blocked' },
          ]}
          onChange={(blockedAccounts) => save({ blockedAccounts })}
        />
        <RuleChoice
          title="Accounts without a password"
          why="Imported without one, a person must set a new password first."
          value={rules.withoutPassword}
          locked={locked}
          choices={[
            { value: 'hold', label: 'Hold back until you decide' },
            { value: 'import-without', label: 'Import without a password' },
          ]}
          onChange={(withoutPassword) => save({ withoutPassword })}
        />
        <RuleChoice
          title="Accounts that share an address"
          why="Auth0 keeps one user per address."
          value={rules.sharedEmail}
          locked={locked}
          choices={[{ value: 'hold', label: 'Hold back until cleaned up' }]}
          onChange={(sharedEmail) => save({ sharedEmail })}
        />
        <RuleChoice
          title="What looks like service accounts"
          why="By the user name; look at the list before you decide."
          value={rules.serviceAccounts}
          locked={locked}
          choices={[
            { value: 'skip', label: 'Leave out' },
            { value: 'import', label: 'Import like people' },
          ]}
          onChange={(serviceAccounts) => save({ serviceAccounts })}
        />
        {withMembershipHashes.has(survey.store) && (
          <MembershipHashRule
            value={rules.membershipHash}
            locked={locked}
            onChange={(membershipHash) => save({ membershipHash })}
          />
        )}
      </div>
    </Card>
  );
}
