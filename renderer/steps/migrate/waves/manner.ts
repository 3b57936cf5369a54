import type { Snapshot, WavesForm } from '../../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../../client/use-assistant.tsx';
import { useKeptDraft } from '../../../drafts/use-draft.ts';

/** How a run is to be begun, as somebody chooses and types it. */
export interface RunManner {
  readonly how: 'in-waves' | 'at-once';
  /** Missing for what Userferry proposes. */
  readonly form?: WavesForm;
  /** Who begins it. */
  readonly by: string;
}

/** In production a few people come first, unless somebody wants otherwise; elsewhere everybody is sent in one. */
function mannerAtFirst(workspace: Snapshot['workspace']): RunManner {
  return { how: workspace?.environment === 'production' ? 'in-waves' : 'at-once', by: '' };
}

export function useRunManner(): readonly [RunManner, (manner: RunManner) => void] {
  return useKeptDraft('run-manner', mannerAtFirst(useSnapshot().workspace));
}
