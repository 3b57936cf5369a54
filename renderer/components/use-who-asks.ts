import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { useSnapshot } from '../client/use-assistant.tsx';
import { useDraft } from '../drafts/use-draft.ts';

/** Who asks for something, and why. */
export interface WhoAndWhy {
  readonly by: string;
  readonly why: string;
}
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
  /** What is wrong with a field that somebody has left. */
  readonly said: Readonly<Record<Field, string | undefined>>;
  readonly leave: (field: Field) => void;
  /** Why it can’t be done yet, as far as this is concerned. */
  readonly opensWhen: string | undefined;
}

/**
 * @param draft Under which name and reason are kept while another step is shown
 * @param wanted The word that has to be typed, where it can’t be undone
 * @param before What was said when it was begun
 */
export function useWhoAsks(
  draft: string,
  wanted: string | undefined,
  { asksWhy = true, before = nothing }: { readonly asksWhy?: boolean; readonly before?: WhoAndWhy | undefined } = {},
): WhoAsks {
  const { workspace } = useSnapshot();
  const [typed, setTyped] = useDraft<WhoAndWhy>(draft, before);
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
