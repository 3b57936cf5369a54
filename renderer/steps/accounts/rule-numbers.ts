import { t } from '@lingui/core/macro';
import {
  type Experience,
  experienceTexts,
  type PlanRules,
  type PlanSummary,
  type Reason,
  type Trait,
  traitTexts,
} from '../../../electron/assistant/contract/index.ts';
import type { Listed } from '../../components/listed.ts';
import { count } from '../../words/numbers.ts';
import { reasonTitle, sentenceCase } from '../../words/reasons.ts';

type TouchingRule = keyof PlanSummary['touched'];

/** How many accounts a rule is about. */
export function touchedAccounts({ touched }: PlanSummary, rule: TouchingRule): number {
  const { import: imported, hold, skip, reject } = touched[rule];
  return imported + hold + skip + reject;
}

/** What becomes of the accounts that a rule is about: `Imported: 9,102 · Rejected: 82`. Known for the rule by which was counted. */
export function becomes(summary: PlanSummary, rules: PlanRules, rule: TouchingRule): string {
  if (summary.rules[rule] !== rules[rule]) return t`Counted again with the next plan`;
  const { import: imported, hold, skip, reject } = summary.touched[rule];
  const asBlocked = rule === 'blockedAccounts' && rules.blockedAccounts === 'import-blocked';
  const parts: readonly (readonly [string, number])[] = [
    [asBlocked ? t`Imported as blocked` : t`Imported`, imported],
    [t`Held`, hold],
    [t`Skipped`, skip],
    [t`Rejected`, reject],
  ];
  const shown = parts.filter(([, accounts]) => accounts > 0).map(([word, accounts]) => `${word}: ${count(accounts)}`);
  return shown.length === 0 ? t`Nobody` : shown.join(' · ');
}

type RuleList = Listed & { readonly label: string };

/** The accounts that a rule is about, as lists that can be opened; none where there is nobody. */
export function listsOf(summary: PlanSummary, of: Listed['of'], rule: TouchingRule): readonly RuleList[] {
  switch (rule) {
    case 'blockedAccounts': {
      const lists = [
        ...ofTrait(summary, of, 'locked', t`Show locked`),
        ...ofTrait(summary, of, 'unapproved', t`Show not approved`),
      ];
      return lists.length === 1 ? lists.map((list) => ({ ...list, label: t`Show accounts` })) : lists;
    }
    case 'sharedEmail':
      return ofTrait(summary, of, 'shares-address', t`Show accounts`);
    case 'serviceAccounts':
      return ofTrait(summary, of, 'service-account', t`Show accounts`);
    case 'withoutPassword':
      return [...ofReason(summary, of, 'no-password'), ...ofExperience(summary, of, 'needs-reset')];
  }
}

function ofTrait({ traits }: PlanSummary, of: Listed['of'], trait: Trait, label: string): readonly RuleList[] {
  if (!traits.some((known) => known.trait === trait)) return [];
  return [{ of, title: sentenceCase(traitTexts[trait]), filter: { trait }, label }];
}

function ofReason({ reasons }: PlanSummary, of: Listed['of'], reason: Reason): readonly RuleList[] {
  if (!reasons.some((known) => known.reason === reason)) return [];
  return [{ of, title: reasonTitle(reason), filter: { reason }, label: t`Show accounts` }];
}

function ofExperience({ experiences }: PlanSummary, of: Listed['of'], experience: Experience): readonly RuleList[] {
  if (!experiences.some((known) => known.experience === experience)) return [];
  return [{ of, title: sentenceCase(experienceTexts[experience]), filter: { experience }, label: t`Show accounts` }];
}
