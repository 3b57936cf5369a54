// The journal's tables, version by version, a file each. A step, once released, is never edited; changes are further steps.

import { version1 } from './01-plans-runs-and-ledger.ts';
import { version2 } from './02-sent-identifiers.ts';
import { version3 } from './03-differences.ts';
import { version4 } from './04-traits-and-surveys.ts';
import { version5 } from './05-phones-and-user-names.ts';
import { version6 } from './06-script-cases.ts';
import { version7 } from './07-deployments.ts';
import { version8 } from './08-trickle-and-cutover.ts';
import { version9 } from './09-mailings.ts';
import { version10 } from './10-open-resets.ts';
import { version11 } from './11-rehearsals.ts';
import { version12 } from './12-undo.ts';
import { version13 } from './13-production-lock.ts';
import { version14 } from './14-roles.ts';
import { version15 } from './15-pilots.ts';
import { version16 } from './16-waves.ts';
import { version17 } from './17-evidence-chain.ts';
import { version18 } from './18-delta.ts';
import { version19 } from './19-present-updates.ts';
import { version20 } from './20-sign-ins.ts';

/** Statements that take a journal from version i to i + 1. */
export const steps: readonly string[] = [
  version1,
  version2,
  version3,
  version4,
  version5,
  version6,
  version7,
  version8,
  version9,
  version10,
  version11,
  version12,
  version13,
  version14,
  version15,
  version16,
  version17,
  version18,
  version19,
  version20,
];
