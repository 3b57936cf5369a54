import { UserferryError } from '../../common/userferry-error.ts';

const kept = 'Nothing was changed, neither in the pack nor elsewhere.';
const next =
  'Ask whoever keeps the pack for an untouched copy, and compare its fingerprint with the one that was noted when it was made. While the workspace is there, another one can be made: with “Write the pack” on Reports in the app, or userferry report --pack.';

/** UF-5011: there is no pack in that place. */
export function noPack(place: string, detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-5011',
    message: `${place} is not an evidence pack: it has no manifest.json that can be read.`,
    kept,
    next: 'Name the folder that “Write the pack” on Reports in the app or userferry report --pack has written, the one with manifest.json in it.',
    detail,
  });
}

/** UF-5012: a file's bytes are others than those that the pack was made with. */
export function changedFile(name: string, detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-5012',
    message: `The pack’s file ${name} was changed after the pack was made.`,
    kept,
    next,
    detail,
  });
}

/** UF-5013: a file that the manifest names is not there. */
export function missingFile(name: string): UserferryError {
  return new UserferryError({ code: 'UF-5013', message: `The pack’s file ${name} is missing.`, kept, next });
}

/** UF-5014: something is there that the pack was not made with. */
export function strangeFile(name: string): UserferryError {
  return new UserferryError({
    code: 'UF-5014',
    message: `The pack holds ${name}, which it was not made with.`,
    kept,
    next,
  });
}

/** UF-5015: the chain of evidence in the pack is none. */
export function brokenChain(name: string, line: number, detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-5015',
    message: `The chain of evidence in ${name} is broken at line ${line}.`,
    kept,
    next,
    detail,
  });
}

/** UF-5016: ledger, chain and counts of the pack don't say the same. */
export function unequalParts(name: string, detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-5016',
    message: `The pack’s file ${name} does not agree with the rest of the pack.`,
    kept,
    next,
    detail,
  });
}

/** UF-5017: it is a whole pack, and another one than was noted. */
export function otherFingerprint(found: string): UserferryError {
  return new UserferryError({
    code: 'UF-5017',
    message: 'The pack is whole, but it is not the one whose fingerprint you gave.',
    kept,
    next: 'Whoever has the workspace can make another pack; only the one with the noted fingerprint is the one that was handed over. Look for that one.',
    detail: `manifest.json: this pack’s fingerprint is ${found}`,
  });
}
