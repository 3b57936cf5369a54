import { type Survey, type WayOut, wayOutTexts } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { CountedLines } from '../../components/counted-lines.tsx';
import type { Listed } from '../../components/listed.ts';
import { sentenceCase } from '../../words/reasons.ts';

/** The ways out, the best first. */
function waysOutNotes(ways: readonly WayOut[]): readonly string[] {
  return ways.length === 0 ? [] : ['What can be done, the best first:', ...ways.map((way) => `· ${wayOutTexts[way]}`)];
}

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
            notes: finding.kind === 'reason' ? waysOutNotes(finding.waysOut) : [],
            onShow: () => onShow({ of: 'survey', title: sentenceCase(text), filter }),
          };
        })}
      />
    </Card>
  );
}
