import { t } from '@lingui/core/macro';
import { type PlanSummary, type Survey, scopeSentences } from '../../../electron/assistant/contract/index.ts';
import { accounts as accountsCounted } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';

/** Whom a plan leaves out by the choices that were made for it, a sentence each; none where it covers everybody. */
export function leftOut(
  { scope, applications }: Pick<PlanSummary, 'scope' | 'applications'>,
  survey: Survey | undefined,
): readonly string[] {
  const others = survey?.applications.filter(({ id }) => applications.length > 0 && !applications.includes(id)) ?? [];
  return [
    ...others.map(
      ({ name, accounts }) => t`Application ${name} is left out (${{ accounts: accountsCounted(accounts) }}).`,
    ),
    ...scopeSentences(scope, count),
  ];
}
