import { t } from '@lingui/core/macro';
import type { LongWork } from '../../electron/assistant/contract/index.ts';
import { wholeShare } from '../words/numbers.ts';

/** The tab's title: how far the work is that somebody waits for, first, as a narrow tab shows no more. */
export function progressTitle(work: LongWork | undefined): string {
  if (work === undefined) return t`Userferry`;
  if (work.waits) return t`Waits · Userferry`;
  return work.share === null ? t`Working · Userferry` : t`${{ share: wholeShare(work.share) }} · Userferry`;
}
