import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DraftValue } from '../../../../electron/assistant/contract/index.ts';
import { failureIn } from '../../../client/failure-in.ts';
import { useAssistant, useSnapshot } from '../../../client/use-assistant.tsx';
import { useCommand } from '../../../client/use-command.ts';
import { useKeptDraft } from '../../../drafts/use-draft.ts';
import { theWord } from './close-out-words.ts';

type Kept = DraftValue<'close-out'>;
const nothing: Kept = { folder: '', by: '', why: '' };

interface Typed extends Kept {
  readonly evenUnfinished: boolean;
}

/** A folder that nothing may be written to; said beside its field. */
const folderCodes: ReadonlySet<string> = new Set(['UF-4804', 'UF-4809']);

/** Closing the workspace out as it is typed so far: what it would do, what stands against it, and the way to do it. */
export function useCloseOut() {
  const assistant = useAssistant();
  const { run, reports, plan } = useSnapshot();
  const forget = useCommand('forget');
  const [kept, setKept] = useKeptDraft<'close-out', Kept>('close-out', nothing);
  // Never kept: whoever comes back says it again.
  const [evenUnfinished, setEvenUnfinished] = useState(false);
  const [word, setWord] = useState('');
  const typed: Typed = { ...kept, evenUnfinished };
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState(typed.folder.trim());
  const known = ['close-out', run?.id, run?.state, reports.length, plan?.id];
  const usual = useQuery({
    queryKey: known,
    queryFn: () => assistant.call((client) => client.workOutForget({})),
    gcTime: 0,
  });
  const elsewhere = useQuery({
    queryKey: [...known, asked],
    queryFn: () => assistant.call((client) => client.workOutForget({ folder: asked })),
    enabled: asked !== '',
    gcTime: 0,
  });
  const query = asked === '' || usual.isError ? usual : elsewhere;
  const failure = query.error === null ? undefined : failureIn(query.error);
  const folderFailure = failure !== undefined && folderCodes.has(failure.code) ? failure : undefined;
  // Beside a folder that can't be used, what is there is shown all the same.
  const found = query.data ?? usual.data;
  const needsBy = found?.needsName === true;
  const needsWhy = needsBy || (found?.unfinished.length ?? 0) > 0;
  const missingBy = needsBy && typed.by.trim() === '';
  const missingWhy = needsWhy && typed.why.trim() === '';
  function change({ evenUnfinished: yes = evenUnfinished, ...fields }: Partial<Typed>) {
    setEvenUnfinished(yes);
    setKept({ ...kept, ...fields });
  }
  return {
    typed,
    change,
    found,
    failure: folderFailure === undefined ? failure : undefined,
    folderFailure,
    asks: {
      typed,
      change,
      needs: { by: needsBy, why: needsWhy },
      asksWhy: true,
      wanted: theWord,
      word,
      setWord,
      said: {
        by: missingBy && left.has('by') ? t`Type a name: there is a production tenant in this workspace.` : undefined,
        why: missingWhy && left.has('why') ? t`Type a reason: it stands in the disposal record.` : undefined,
        word:
          word.trim() !== '' && word.trim() !== theWord && left.has('word')
            ? t`Type “${theWord}”, in small letters.`
            : undefined,
      },
      leave: (name: string) => setLeft((before) => new Set([...before, name])),
    },
    leaveFolder: () => setAsked(typed.folder.trim()),
    /** Why it can't be done yet. */
    opensWhen: opensWhen(),
    running: forget.running,
    refused: forget.error,
    async carryOut() {
      if (found === undefined) return;
      const { by, why, evenUnfinished } = typed;
      await forget.give({ yes: theWord, folder: found.folder, by: by.trim(), why: why.trim(), evenUnfinished });
    },
  };

  function opensWhen(): string | undefined {
    if (found === undefined) return t`Opens when it is known what would be deleted`;
    if (failure !== undefined || query.isFetching) return t`Opens when the folder can be used`;
    if (typed.folder.trim() !== asked) return t`Opens when the folder is looked at`;
    if (found.unfinished.length > 0 && !typed.evenUnfinished)
      return t`Opens when everything is at its end, or given up`;
    if (missingBy || missingWhy) return missingBy ? t`Opens with a name and a reason` : t`Opens with a reason`;
    return word.trim() === theWord ? undefined : t`Opens when “${theWord}” is typed`;
  }
}
