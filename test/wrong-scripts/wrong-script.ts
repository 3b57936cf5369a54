import type { ActionName } from '../../electron/scripts/actions.ts';
import type { Json } from '../../electron/scripts/container/line.ts';
import type { Breach, ScriptOutcome } from '../../electron/scripts/container/result.ts';

/** A script with something wrong about it, and what its call must give. */
export interface WrongScript {
  /** What is wrong with it. */
  readonly name: string;
  readonly action?: ActionName;
  readonly source: string;
  readonly args?: readonly Json[];
  /** Matched as a part of the outcome. */
  readonly outcome: { readonly kind: ScriptOutcome['kind'] } & Readonly<Record<string, unknown>>;
  /** The kinds that must be told, and no others. */
  readonly breaches?: readonly Breach['kind'][];
  /** Line of the first breach that has a place, or of the error. */
  readonly line?: number;
  /** Its limit in milliseconds; scripts that are to exceed it get a short one, the others one that a slow machine keeps. */
  readonly limitMs?: number;
  /** What the container of this call may hold. */
  readonly memoryCapBytes?: number;
  /** The process ends by it, so that it gets one of its own. */
  readonly endsContainer?: true;
}

/** For scripts that can't but exceed their limit. */
export const SOON = 400;
/** For those that show something else before they do: a busy machine needs its time for that. */
export const LATER = 4_000;

/** What most of them are called with. */
export const usualArgs: Readonly<Record<ActionName, readonly Json[]>> = {
  login: ['mona@example.com', 'Tr0ub4dor&3'],
  getUser: ['mona@example.com'],
  create: [{ email: 'mona@example.com', password: 'Tr0ub4dor&3', connection: 'members' }],
  verify: ['mona@example.com'],
  changePassword: ['mona@example.com', 'Tr0ub4dor&3'],
  deleteUser: ['members|7'],
  changeEmail: ['mona@example.com', 'lisa@example.com', true],
};
