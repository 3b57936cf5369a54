import { createHash } from 'node:crypto';
import { assertNever } from '../../../common/assert-never.ts';
import type { FaultSpec } from './fault-schema.ts';

/** What happens to one call; several may meet it. */
export type CallFault =
  | { readonly kind: 'rate-limited'; readonly resetSeconds: number }
  | { readonly kind: 'server-error'; readonly when: 'before' | 'after'; readonly status: number }
  | { readonly kind: 'lost-answer'; readonly when: 'before' | 'after' }
  | { readonly kind: 'slow'; readonly milliseconds: number }
  | { readonly kind: 'tokens-revoked' };

/** What happens to one job. */
export type JobFault =
  | { readonly kind: 'job-fails'; readonly share: number; readonly detail: string }
  | { readonly kind: 'job-never-ends'; readonly share: number }
  | { readonly kind: 'export-fails' };

type RandomSpec = Extract<FaultSpec, { kind: 'random' }>;
type AimedSpec = Exclude<FaultSpec, { kind: 'random' }>;

interface Armed {
  readonly spec: AimedSpec;
  skip: number;
  left: number;
}

/** The faults that control calls have ordered, and which of them each call and job meets. */
export class FaultPlan {
  #armed: Armed[] = [];
  #random: RandomSpec | null = null;
  readonly #calls = new Map<string, number>();
  readonly #met = new Map<string, number>();

  add(spec: FaultSpec): void {
    if (spec.kind === 'random') {
      this.#random = spec;
      this.#calls.clear();
      return;
    }
    this.#armed.push({ spec, skip: spec.skip, left: spec.count === 'all' ? Number.POSITIVE_INFINITY : spec.count });
  }

  clear(): void {
    this.#armed = [];
    this.#random = null;
  }

  /** How often each kind of fault has struck. */
  met(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#met);
  }

  onCall(operation: string): readonly CallFault[] {
    const faults: CallFault[] = [];
    for (const armed of this.#armed) {
      const { spec } = armed;
      if (!('on' in spec) || !operation.startsWith(spec.on) || !strikes(armed)) continue;
      faults.push(callFault(spec));
    }
    faults.push(...this.#randomOnCall(operation));
    for (const fault of faults) this.#count(fault.kind);
    return faults;
  }

  /** The fault of a new import job, or null. */
  onImport(): JobFault | null {
    for (const armed of this.#armed) {
      const { spec } = armed;
      if (spec.kind === 'job-fails' && strikes(armed)) {
        return this.#counted({ kind: 'job-fails', share: spec.share, detail: spec.detail });
      }
      if (spec.kind === 'job-never-ends' && strikes(armed)) {
        return this.#counted({ kind: 'job-never-ends', share: spec.share });
      }
    }
    const dice = this.#dice('import-job');
    if (dice === null) return null;
    const { jobFails, jobNeverEnds } = dice.spec.probabilities;
    if (dice.roll('fails') < jobFails) {
      return this.#counted({ kind: 'job-fails', share: dice.roll('share'), detail: 'The job failed by chance.' });
    }
    if (dice.roll('never-ends') < jobNeverEnds) {
      return this.#counted({ kind: 'job-never-ends', share: dice.roll('share') });
    }
    return null;
  }

  onExport(): JobFault | null {
    const armed = this.#armed.find((candidate) => candidate.spec.kind === 'export-fails');
    if (armed !== undefined && strikes(armed)) return this.#counted({ kind: 'export-fails' });
    const dice = this.#dice('export-job');
    if (dice === null || dice.roll('fails') >= dice.spec.probabilities.exportFails) return null;
    return this.#counted({ kind: 'export-fails' });
  }

  #randomOnCall(operation: string): readonly CallFault[] {
    if (this.#random === null || !operation.startsWith(this.#random.on)) return [];
    const dice = this.#dice(operation);
    if (dice === null) return [];
    const { probabilities: p, resetSeconds, slowMilliseconds } = dice.spec;
    const faults: CallFault[] = [];
    if (dice.roll('slow') < p.slow) faults.push({ kind: 'slow', milliseconds: slowMilliseconds });
    if (dice.roll('tokens') < p.tokensRevoked) faults.push({ kind: 'tokens-revoked' });
    if (dice.roll('rate') < p.rateLimited) faults.push({ kind: 'rate-limited', resetSeconds });
    else if (dice.roll('5xx-before') < p.serverErrorBefore) {
      faults.push({ kind: 'server-error', when: 'before', status: 503 });
    } else if (dice.roll('5xx-after') < p.serverErrorAfter) {
      faults.push({ kind: 'server-error', when: 'after', status: 502 });
    } else if (dice.roll('lost-before') < p.lostBefore) faults.push({ kind: 'lost-answer', when: 'before' });
    else if (dice.roll('lost-after') < p.lostAfter) faults.push({ kind: 'lost-answer', when: 'after' });
    return faults;
  }

  /** Chance by seed, operation and the number of the call, so that the order among different operations doesn't matter. */
  #dice(operation: string): { readonly spec: RandomSpec; roll(name: string): number } | null {
    const spec = this.#random;
    if (spec === null) return null;
    const call = (this.#calls.get(operation) ?? 0) + 1;
    this.#calls.set(operation, call);
    return {
      spec,
      roll: (name) => {
        const digest = createHash('sha256').update(`${spec.seed}:${operation}:${call}:${name}`).digest();
        return digest.readUInt32BE(0) / 2 ** 32;
      },
    };
  }

  #counted(fault: JobFault): JobFault {
    this.#count(fault.kind);
    return fault;
  }

  #count(kind: string): void {
    this.#met.set(kind, (this.#met.get(kind) ?? 0) + 1);
  }
}

function strikes(armed: Armed): boolean {
  if (armed.left <= 0) return false;
  if (armed.skip > 0) {
    armed.skip -= 1;
    return false;
  }
  armed.left -= 1;
  return true;
}

function callFault(spec: Extract<AimedSpec, { on: string }>): CallFault {
  switch (spec.kind) {
    case 'rate-limited':
      return { kind: spec.kind, resetSeconds: spec.resetSeconds };
    case 'server-error':
      return { kind: spec.kind, when: spec.when, status: spec.status };
    case 'lost-answer':
      return { kind: spec.kind, when: spec.when };
    case 'slow':
      return { kind: spec.kind, milliseconds: spec.milliseconds };
    case 'tokens-revoked':
      return { kind: spec.kind };
    default:
      return assertNever(spec);
  }
}
