import { UserferryError } from '../../../common/userferry-error.ts';
import type { ActionName } from '../../actions.ts';

/** Why no script can do this for a mapping, in a sentence, and what an administrator may do about it. */
export function cannotWrite(action: ActionName, why: string, next?: string): UserferryError {
  return new UserferryError({
    code: 'UF-7104',
    message: `No script for ${action} can be made for this store. ${why}`,
    kept: 'No script was written.',
    next:
      next ??
      'Write it yourself and try it with `script run`; login and getUser are all that a trickle migration needs.',
  });
}
