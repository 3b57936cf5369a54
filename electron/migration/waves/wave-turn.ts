import type { ExceededLimit, LimitName, WaveLimits, WaveRecord, WaveWord } from '../../journal/wave-records.ts';
import { isExceeded } from './wave-limits.ts';

/** The yes that a run waits for: to a wave that nobody has said it to, or to going on although a limit was exceeded. */
export interface AwaitedYes {
  readonly wave: number;
  /** Null where it is the wave's turn and nothing went wrong. */
  readonly exceeded: ExceededLimit | null;
}

type Told = {
  readonly waves: readonly Pick<WaveRecord, 'number' | 'state' | 'accounts'>[];
  readonly words: readonly WaveWord[];
};

/** Which yes has to come before anything more is sent; null for none, and once every wave has ended. */
export function awaitedYes({ waves, words }: Told): AwaitedYes | null {
  const next = waves.find(({ state }) => state !== 'ended');
  if (next === undefined) return null;
  const last = words.at(-1);
  if (last?.kind === 'exceeded') return { wave: next.number, exceeded: last.exceeded };
  const isSaid = words.some(({ kind, wave }) => kind === 'yes' && wave === next.number);
  return isSaid ? null : { wave: next.number, exceeded: null };
}

/** Waves of which more was found than their limit allows and somebody went on in spite of. */
export function exceededBy(
  { waves, words }: Told,
  limits: WaveLimits,
  limit: LimitName,
  found: readonly { readonly wave: number; readonly found: number }[],
): readonly ExceededLimit[] {
  return waves.flatMap(({ number, accounts }) => {
    const there = found.find(({ wave }) => wave === number)?.found ?? 0;
    const isBeyond = isExceeded(limits[limit], there, acceptedOf(words, limit, number), accounts);
    return isBeyond ? [{ limit, wave: number, found: there, accounts }] : [];
  });
}

/** What somebody went on in spite of: what stopped the run, and what had come on top of it when they said yes. */
export function acceptedOf(words: readonly WaveWord[], limit: LimitName, wave: number): number {
  const lastYes = words.findLastIndex(({ kind }) => kind === 'yes');
  return words
    .slice(0, lastYes + 1)
    .flatMap((word) => (word.kind === 'exceeded' ? [word.exceeded] : word.inSpiteOf))
    .filter((exceeded) => exceeded.limit === limit && exceeded.wave === wave)
    .reduce((most, { found }) => Math.max(most, found), 0);
}
