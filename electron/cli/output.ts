import { plainFailure, UserferryError } from '../common/userferry-error.ts';

/** Exit codes of every verb. `practice` answers `done` when only accounts planted as bad did not make it. */
export const exitCode = { done: 0, failed: 1, usage: 2, doneWithExceptions: 3 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** What a verb has to say at its end: one document for programs, some lines for people. */
export interface VerbResult {
  readonly json: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
  readonly exit: ExitCode;
  /** What still goes on once the result is printed; the process ends when it does. */
  readonly afterwards?: () => Promise<void>;
}

/** Where a verb speaks: results to stdout at the end, everything else to stderr while it works. */
export interface Terminal {
  /** A line of progress that a later one replaces where the terminal can do that. */
  progress(text: string): void;
  /** A line that stays. */
  note(text: string): void;
}

export function stderrTerminal(): Terminal {
  const rewrites = process.stderr.isTTY === true;
  let shown = 0;
  let last = 0;
  const clear = () => {
    if (rewrites && shown > 0) process.stderr.write(`\r${' '.repeat(shown)}\r`);
    shown = 0;
  };
  return {
    progress(text) {
      const now = Date.now();
      // A log file wants a line now and then, a terminal a line that moves.
      if (now - last < (rewrites ? 100 : 5_000)) return;
      last = now;
      if (!rewrites) {
        process.stderr.write(`${text}\n`);
        return;
      }
      clear();
      const line = text.slice(0, Math.max(20, (process.stderr.columns ?? 80) - 1));
      process.stderr.write(line);
      shown = line.length;
    },
    note(text) {
      clear();
      process.stderr.write(`${text}\n`);
    },
  };
}

/** Prints a verb's result: exactly one JSON document on stdout with `json`, text for people otherwise. */
export function printResult(result: VerbResult, json: boolean): void {
  process.stdout.write(json ? `${JSON.stringify(result.json, null, 2)}\n` : `${result.lines.join('\n')}\n`);
}

/** What stopped a verb on its way, for people. */
export function failureLines({
  message,
  code,
  kept,
  next,
  detail,
}: Pick<UserferryError, 'message' | 'code' | 'kept' | 'next'> & {
  readonly detail?: string | undefined;
}): readonly string[] {
  return [`${message} (${code})`, kept, next, ...(detail === undefined ? [] : [`Details: ${detail}`])];
}

/** A failure as a verb's result: its sentence, what was kept, what to do; a defect of ours says that it is one. */
export function failureResult(error: unknown): VerbResult {
  if (error instanceof UserferryError) {
    const failure = plainFailure(error);
    const { forDba } = failure;
    return {
      json: { failure },
      lines: [...failureLines(error), ...(forDba === undefined ? [] : ['For the DBA:', forDba.trimEnd()])],
      exit: exitCode.failed,
    };
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    json: {
      failure: {
        code: 'UF-9000',
        message: 'Userferry has a defect.',
        kept: 'What the journal holds is kept.',
        next: 'Report it with the detail.',
        detail,
      },
    },
    lines: ['Userferry has a defect (UF-9000). What the journal holds is kept; please report this:', detail],
    exit: exitCode.failed,
  };
}
