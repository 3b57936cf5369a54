import { UserferryError } from '../common/userferry-error.ts';

/** UF-6106: Ctrl+C, or the system asked the process to end, where there was no run to be stopped cleanly. */
export function stoppedByUser(): UserferryError {
  return new UserferryError({
    code: 'UF-6106',
    message: 'You stopped Userferry before it had finished.',
    kept: 'Nothing was changed by what was broken off, and everything that was finished before is kept.',
    next: 'Give the same command again whenever you like.',
  });
}

/** UF-6107: a verb, an option or a value that does not exist. */
export function wrongUsage(what: string): UserferryError {
  return new UserferryError({
    code: 'UF-6107',
    message: 'The command line can’t be understood.',
    kept: 'Nothing was read and nothing was changed.',
    next: 'userferry --help shows every verb, userferry VERB --help its options.',
    detail: what,
  });
}
