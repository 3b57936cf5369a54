import { Badge } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { Candidate } from '../../../../electron/assistant/contract/index.ts';

const looks = {
  certain: { color: 'success', word: t`Certain` },
  likely: { color: 'warning', word: t`Likely` },
  unsure: { color: 'informative', word: t`Unsure` },
} as const;

/** How sure it is that the accounts are there. */
export function ConfidenceBadge({ confidence }: { readonly confidence: Candidate['confidence'] }) {
  const { color, word } = looks[confidence];
  return (
    <Badge appearance="tint" color={color} shape="rounded">
      {word}
    </Badge>
  );
}
