import type { DecidedAccount } from '../../journal/records.ts';
import type { WaveLimits } from '../../journal/wave-records.ts';
import type { StagedPlan } from '../worker/staging-waves.ts';
import type { WavesStanding } from '../worker/wave-book.ts';
import type { NamedWave } from './wave-definition.ts';
import type { WavesEstimate } from './wave-estimate.ts';

/** A run in waves as somebody asks for it, who says yes to the first with it. */
export interface WaveWish {
  /** As it was written, for the record. */
  readonly definition: string;
  readonly waves: readonly NamedWave[];
  readonly limits: WaveLimits;
  readonly by: string | null;
  readonly why: string | null;
}

/** Somebody's yes to a wave: to its turn, or to going on although a limit was exceeded. */
export interface WaveYes {
  readonly wave: number;
  readonly by: string | null;
  readonly why: string | null;
}

/** Waves as they would be put together for a plan; nothing is kept of them. */
export interface PreviewedWaves extends Pick<StagedPlan, 'waves' | 'empty'> {
  /** People of the first wave, in the order of the plan, as many as were asked for. */
  readonly first: readonly DecidedAccount[];
}

/** Waves with what a report tells of them beside the journal's figures. */
export interface WavesOfRun extends WavesStanding {
  readonly estimate: WavesEstimate;
}
