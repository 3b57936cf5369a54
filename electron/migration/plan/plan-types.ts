import type { PlanRules } from '../../accounts/plan-rules.ts';
import type { PlanScope } from '../../accounts/plan-scope.ts';
import type { UsernameLimits } from '../../accounts/username.ts';
import type { FormatCount, PlanCounts } from '../../journal/records.ts';
import type { Mapping } from '../../stores/mapping/mapping.ts';
import type { ModeComparison } from './compare-modes.ts';
import type { PlanEstimate } from './estimate.ts';
import type { Recommendation } from './recommend-mode.ts';
import type { Touched } from './touched-by-rules.ts';
import type { ReasonWaysOut } from './ways-out-of-reasons.ts';

/** What a plan is made from; kept with it, so that its accounts are read and decided in the same way again. */
export interface PlanBasis {
  readonly mapping: Mapping;
  /** Chosen applications' ids; empty means all. */
  readonly applications: readonly string[];
  readonly scope: PlanScope;
  /** In front of every user id. */
  readonly prefix: string;
  readonly rules: PlanRules;
  /** Null when the connection has no usernames. */
  readonly username: UsernameLimits | null;
  /** No index leads to the key: the plan reads all accounts as one sorted result. Missing: in pages. */
  readonly inOnePass?: boolean;
}

/** A plan's basis with the moment for which it holds: lockouts that end later count as locked. */
export interface DatedBasis extends PlanBasis {
  readonly now: number;
  /** Keyed digest of the machine key by which passwords were decrypted, hexadecimal; null where none was given. */
  readonly machineKey: string | null;
}

export interface PlanSummary extends PlanCounts {
  readonly id: string;
  readonly formats: readonly FormatCount[];
  readonly made: number;
  readonly rules: PlanRules;
  readonly scope: PlanScope;
  /** Chosen applications' ids; empty means all. */
  readonly applications: readonly string[];
  readonly estimate: PlanEstimate;
  readonly recommendation: Recommendation;
  /** What each mode would mean for these accounts. */
  readonly modes: readonly ModeComparison[];
  /** The accounts that each rule is about. */
  readonly touched: Touched;
  /** What can be done about passwords that are held. */
  readonly waysOut: readonly ReasonWaysOut[];
  /** Whether the metadata of an account to be imported names a role; missing in plans of older releases. */
  readonly namesRoles?: boolean;
}
