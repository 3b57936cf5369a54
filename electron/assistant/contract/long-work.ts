import type { RunSnapshot } from './run.ts';
import type { Activity, Snapshot } from './snapshot.ts';

// What a window's title, the taskbar and a notification tell of the work under way, for whoever looks elsewhere meanwhile.

/** Work that takes long enough for somebody to look elsewhere. */
export interface LongWork {
  /** 0 to 1; null while nobody can say how much there is. */
  readonly share: number | null;
  /** It goes on by itself once an outage is over, or when somebody says so. */
  readonly waits: boolean;
}

/** Over in seconds, or begun by themselves: nobody waits for them. */
const unwatched: ReadonlySet<Activity['kind']> = new Set(['diagnose', 'tenant-check', 'trickle-look', 'sign-ins-look']);

/** The run that is carried out, or else what is under way beside it; undefined while there is nothing to wait for. */
export function longWorkOf({ run, activity }: Pick<Snapshot, 'run' | 'activity'>): LongWork | undefined {
  if (run !== undefined && runIsUnderWay(run)) {
    const { total, held, skipped, imported, updated, present, rejected } = run.counts;
    const concerned = total - held - skipped;
    return {
      share: concerned === 0 ? null : (imported + updated + present + rejected) / concerned,
      waits: run.state === 'paused' || isHeldUp(run),
    };
  }
  if (activity === undefined || unwatched.has(activity.kind)) return undefined;
  const { done, total = 0 } = activity;
  return { share: total === 0 ? null : Math.min(1, done / total), waits: false };
}

/** What somebody who looks elsewhere wants to hear of. */
export type News =
  | { readonly kind: 'finished'; readonly imported: number; readonly rejected: number }
  | { readonly kind: 'stopped'; readonly why: string | undefined }
  | { readonly kind: 'waits-for-yes' }
  | { readonly kind: 'held-up'; readonly by: 'tenant' | 'database' }
  | { readonly kind: 'work-over'; readonly failed: boolean };

/** Work over sooner than this was waited for in front of the screen. */
const LOOKED_AWAY_MS = 60_000;
/** An outage is told of once; its single attempts are not. */
const SAME_OUTAGE_MS = 15 * 60_000;

/**
 * Hears snapshots one after the other, and says of each what is news in it. The first tells of what was there before, and is none.
 * @param now milliseconds since 1970
 */
export function newsTeller(
  now: () => number,
): (snapshot: Pick<Snapshot, 'run' | 'activity' | 'failure'>) => News | undefined {
  let before: Pick<Snapshot, 'run' | 'activity'> | undefined;
  let outageTold = Number.NEGATIVE_INFINITY;
  return (snapshot) => {
    const last = before;
    before = snapshot;
    if (last === undefined) return undefined;
    const ofRun = newsOfRun(last.run, snapshot.run);
    if (ofRun?.kind === 'held-up') {
      const told = now() - outageTold < SAME_OUTAGE_MS;
      outageTold = now();
      return told ? undefined : ofRun;
    }
    return ofRun ?? newsOfActivity(last.activity, snapshot, now());
  };
}

function newsOfRun(before: RunSnapshot | undefined, after: RunSnapshot | undefined): News | undefined {
  // A run that was over when it was first seen is another workspace's, or of before.
  if (before === undefined || after === undefined || before.id !== after.id || !runIsUnderWay(before)) return undefined;
  switch (after.state) {
    case 'finished':
      return { kind: 'finished', imported: after.counts.imported, rejected: after.counts.rejected };
    case 'stopped':
      return { kind: 'stopped', why: after.failure?.message };
    case 'between-waves':
      return { kind: 'waits-for-yes' };
    default:
      if (!isHeldUp(after) || isHeldUp(before)) return undefined;
      return { kind: 'held-up', by: after.waiting?.why === 'database-unreachable' ? 'database' : 'tenant' };
  }
}

function newsOfActivity(
  before: Activity | undefined,
  { activity, failure }: Pick<Snapshot, 'activity' | 'failure'>,
  now: number,
): News | undefined {
  if (before === undefined || before.started === activity?.started || unwatched.has(before.kind)) return undefined;
  return now - before.started < LOOKED_AWAY_MS ? undefined : { kind: 'work-over', failed: failure !== undefined };
}

/** Whether a run is in somebody's hands: it sends, or is paused and may send again at any moment. */
export function runIsUnderWay({ state }: Pick<RunSnapshot, 'state'>): boolean {
  return state !== 'between-waves' && state !== 'stopped' && state !== 'finished';
}

/** Told to wait by a limit it goes on in seconds; what can't be reached may need somebody. */
function isHeldUp({ waiting }: RunSnapshot): boolean {
  return waiting?.why === 'tenant-unreachable' || waiting?.why === 'database-unreachable';
}
