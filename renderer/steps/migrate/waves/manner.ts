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
  /** The run before it, where there is one: what was typed for that says nothing of the next. */
  readonly after?: string;
}

/** In production a few people come first, unless somebody wants otherwise; elsewhere everybody is sent in one. */
function mannerAtFirst({ workspace, run }: Snapshot): RunManner {
  const how = workspace?.environment === 'production' ? 'in-waves' : 'at-once';
  return { how, by: '', ...(run === undefined ? {} : { after: run.id }) };
}

export function useRunManner(): readonly [RunManner, (manner: RunManner) => void] {
  return useKeptDraft('run-manner', mannerAtFirst(useSnapshot()));
}
