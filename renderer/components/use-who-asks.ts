import { t } from '@lingui/core/macro';
import { useState } from 'react';
import type { DraftValue, KeptDraftName } from '../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../client/use-assistant.tsx';
import { useKeptDraft } from '../drafts/use-draft.ts';

/** Who asks for something, and why. */
export interface WhoAndWhy {
  readonly by: string;
  readonly why: string;
}
/** What is asked for so. */
type AsksDraft = Extract<KeptDraftName, `asks-${string}`>;

const nothing: WhoAndWhy = { by: '', why: '' };
type Field = 'by' | 'why' | 'word';

/** What somebody has to say of themselves before something is done that others will ask about. */
export interface WhoAsks {
  readonly typed: WhoAndWhy;
  readonly change: (change: Partial<WhoAndWhy>) => void;
  /** What has to be said. */
  readonly needs: Readonly<Record<'by' | 'why', boolean>>;
  /** Where a reason is asked for as well. */
  readonly asksWhy: boolean;
  readonly wanted: string | undefined;
  readonly word: string;
  readonly setWord: (word: string) => void;
  /** It is asked for: the word is let go of at once, and the reason when it is taken, as the next time has another. */
  readonly given: (taken: Promise<boolean>) => Promise<void>;
  /** What is wrong with a field that somebody has left. */
  readonly said: Readonly<Record<Field, string | undefined>>;
  readonly leave: (field: Field) => void;
  /** Why it can’t be done yet, as far as this is concerned. */
  readonly opensWhen: string | undefined;
}

/**
 * @param draft Under which name and reason are kept, and for which run
 * @param wanted The word that has to be typed, where it can’t be undone
 * @param before What was said when it was begun
 */
export function useWhoAsks(
  draft: { readonly name: AsksDraft; readonly run: string },
  wanted: string | undefined,
  { asksWhy = true, before = nothing }: { readonly asksWhy?: boolean; readonly before?: WhoAndWhy | undefined } = {},
): WhoAsks {
  const { workspace } = useSnapshot();
  const { name, run } = draft;
  const [typed, setTyped] = useKeptDraft<AsksDraft, DraftValue<AsksDraft>>(name, { run, ...before });
  // Never kept: whoever comes back types it again.
  const [word, setWord] = useState('');
  const [left, setLeft] = useState<ReadonlySet<Field>>(new Set());
  // Production has somebody answer for it.
  const needed = workspace?.environment === 'production';
  const missingBy = needed && typed.by.trim() === '';
  const missingWhy = needed && asksWhy && typed.why.trim() === '';
  const isWord = wanted === undefined || word.trim() === wanted;
  const wordText = wanted ?? '';
  return {
    typed,
    change: (change) => setTyped({ ...typed, ...change }),
    needs: { by: needed, why: needed },
    asksWhy,
    wanted,
    word,
    setWord,
    async given(taken) {
      setWord('');
      if (await taken) setTyped({ ...typed, why: '' });
    },
    said: {
      by: missingBy && left.has('by') ? t`Type a name: the tenant is a production tenant.` : undefined,
      why: missingWhy && left.has('why') ? t`Type a reason: it stands in the run’s report.` : undefined,
      word: word.trim() !== '' && !isWord && left.has('word') ? t`Type “${wordText}”, in small letters.` : undefined,
    },
    leave: (field) => setLeft((before) => new Set([...before, field])),
    opensWhen: opensWhen(),
  };

  function opensWhen(): string | undefined {
    if (missingBy || missingWhy) return asksWhy ? t`Opens with a name and a reason` : t`Opens with a name`;
    return isWord ? undefined : t`Opens when “${wordText}” is typed`;
  }
}
