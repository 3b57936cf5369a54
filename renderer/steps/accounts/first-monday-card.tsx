import { experienceTexts, type PlanSummary } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { CountedLines } from '../../components/counted-lines.tsx';
import { sentenceCase } from '../../words/reasons.ts';
import type { Listed } from './listed.ts';

interface FirstMondayCardProps {
  readonly plan: PlanSummary;
  readonly onShow: (listed: Listed) => void;
}

/** What each person meets at the first sign-in after the move; the lines add up to the plan. */
export function FirstMondayCard({ plan, onShow }: FirstMondayCardProps) {
  return (
    <Card title="On the first Monday" hint="what everybody meets at their first sign-in">
      <CountedLines
        lines={plan.experiences.map(({ experience, accounts }) => {
          const text = experienceTexts[experience];
          const show = { of: 'plan', title: sentenceCase(text), filter: { experience } } as const;
          return { name: experience, value: accounts, text, onShow: () => onShow(show) };
        })}
      />
    </Card>
  );
}
