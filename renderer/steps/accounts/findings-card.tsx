import type { Survey } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { CountedLines } from '../../components/counted-lines.tsx';
import { sentenceCase } from '../../words/reasons.ts';
import type { Listed } from './listed.ts';

interface FindingsCardProps {
  readonly findings: Survey['findings'];
  readonly onShow: (listed: Listed) => void;
}

/** What the survey found out about the data; the plan decides for each, by the rules below. */
export function FindingsCard({ findings, onShow }: FindingsCardProps) {
  if (findings.length === 0) return null;
  return (
    <Card title="To know before the plan" hint="Nothing here changes the legacy database">
      <CountedLines
        lines={findings.map((finding) => {
          const { accounts, text } = finding;
          const filter = finding.kind === 'reason' ? { reason: finding.reason } : { trait: finding.trait };
          const name = finding.kind === 'reason' ? finding.reason : finding.trait;
          return {
            name,
            value: accounts,
            text,
            onShow: () => onShow({ of: 'survey', title: sentenceCase(text), filter }),
          };
        })}
      />
    </Card>
  );
}
