import { foldEmail } from '../../accounts/fold-email.ts';
import { assertNever } from '../../common/assert-never.ts';
import type { ResetInLog } from '../../tenant/tenant-mails.ts';
import type { AskingParts } from './ask-for-mails.ts';

/**
 * Looks requests whose end nobody knows up in the tenant's log, where that can be read: what Auth0 took is `asked`, what it refused is
 * `refused`, and the others are `uncertain`, for an entry may be missing because it comes late or is forgotten. Gives the number of
 * those that are settled.
 */
export async function settleOpenMails({
  worker,
  mails,
  signal,
  patience,
  mailing,
}: Pick<AskingParts, 'worker' | 'mails' | 'signal' | 'patience' | 'mailing'>): Promise<number> {
  let settled = 0;
  let readable = true;
  for (const { sequence, email, at } of await worker.openMails(mailing)) {
    const found: ResetInLog = readable
      ? await patience.tenant(() => mails.findReset(foldEmail(email), at, signal))
      : 'unreadable';
    switch (found) {
      case 'asked':
        await worker.mailAnswered(mailing, sequence, { state: 'asked', at });
        settled += 1;
        break;
      case 'refused':
        await worker.mailAnswered(mailing, sequence, { state: 'refused', reason: 'request-refused', at });
        settled += 1;
        break;
      case 'unreadable':
      case 'nothing':
        readable &&= found === 'nothing';
        await worker.mailAnswered(mailing, sequence, { state: 'uncertain', at });
        break;
      default:
        assertNever(found);
    }
  }
  return settled;
}
