import { bcryptHash } from '../../accounts/custom-password-hash.ts';
import type { MachineKey } from '../../accounts/passwords/machine-key.ts';
import { toPasswordHash } from '../../accounts/passwords/to-password-hash.ts';
import { toUser } from '../../accounts/to-user.ts';
import type { PlanBasis } from '../plan/plan-types.ts';
import type { ReadAccount } from './account-reader.ts';

/** One account in so many is written out to measure it. */
const MEASURED = 50;
/** As long as every bcrypt hash. */
const SOME_BCRYPT_HASH = bcryptHash('$2b$10$'.padEnd(60, '.'));
/** Between two users of a file. */
const COMMA_BYTES = 1;

/** Measures how long users are in a file, on a sample; what is written is forgotten at once. */
export function userSizes({ rules, username }: Pick<PlanBasis, 'rules' | 'username'>, machineKey: MachineKey | null) {
  let users = 0;
  let bytes = 0;
  return {
    /** Looks at one account in fifty, the first among them; `count` tells how many were noted with it. */
    note({ account, decision }: ReadAccount, count: number): void {
      if (decision.decision !== 'import' || count % MEASURED !== 1) return;
      const verdict = toPasswordHash(account.password, { ...rules, machineKey });
      const hash = verdict.kind === 'importable' ? verdict.hash : verdict.kind === 'clear' ? SOME_BCRYPT_HASH : null;
      const { userId, blocked } = decision;
      const user = toUser(account, hash, { userId, blocked, username });
      users += 1;
      bytes += Buffer.byteLength(JSON.stringify(user), 'utf8') + COMMA_BYTES;
    },
    /** In bytes; 0 where nobody is imported. */
    mean: () => (users === 0 ? 0 : bytes / users),
  };
}
