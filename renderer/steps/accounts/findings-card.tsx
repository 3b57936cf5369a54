import { t } from '@lingui/core/macro';
import { type Reason, type Survey, type Trait, wayOutTexts } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { CountedLines } from '../../components/counted-lines.tsx';
import type { Listed } from '../../components/listed.ts';
import { sentenceCase } from '../../words/reasons.ts';

/** What a rule decides stands on that rule's card, with its numbers. */
const onRuleCards: ReadonlySet<Reason | Trait> = new Set([
  'locked',
  'unapproved',
  'no-password',
  'shared-email',
  'shares-address',
  'service-account',
]);

interface FindingsCardProps {
  readonly findings: Survey['findings'];
  readonly onShow: (listed: Listed) => void;
}

/** What the survey found out about the data and no rule decides. */
export function FindingsCard({ findings, onShow }: FindingsCardProps) {
  const shown = findings.filter(
    (finding) => !onRuleCards.has(finding.kind === 'reason' ? finding.reason : finding.trait),
  );
  if (shown.length === 0) return null;
  return (
    <Card title={t`To know before the plan`} hint={t`Nothing here changes the legacy database`}>
      <CountedLines
        lines={shown.map((finding) => {
          const { accounts, text } = finding;
          const filter = finding.kind === 'reason' ? { reason: finding.reason } : { trait: finding.trait };
          const name = finding.kind === 'reason' ? finding.reason : finding.trait;
          return {
            name,
            value: accounts,
            text,
            forDba: finding.forDba,
            waysOut: finding.kind === 'reason' ? finding.waysOut.map((way) => wayOutTexts[way]) : [],
            onShow: () => onShow({ of: 'survey', title: sentenceCase(text), filter }),
          };
        })}
      />
    </Card>
  );
}
