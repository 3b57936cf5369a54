import type { Snapshot } from '../../../electron/assistant/contract/index.ts';
import { count, counted } from '../../words/numbers.ts';
import type { RunFigures } from './run-figures.ts';

/** What resuming will do, in one sentence; of a run in waves it is about the wave that was sent. */
export function resumeSentence({ toSend, uncertain }: RunFigures, uncertainFiles: number, wave?: number): string {
  const settles = `settles ${counted(uncertainFiles, 'uncertain file', 'uncertain files')}`;
  if (toSend > 0) return `Resume sends the ${count(toSend)}${uncertain > 0 ? ` and ${settles}` : ''}.`;
  if (uncertain > 0) return `Resume ${settles}.`;
  return wave === undefined
    ? 'Resume counts who arrived and ends the run.'
    : `Resume counts who arrived and ends wave ${count(wave)}.`;
}

/** The one sentence of a halted run: who is safe, and what is not known yet. */
export function safetySentence({ inTenant, uncertain }: RunFigures, uncertainFiles: number): string {
  const there = `${count(inTenant)} ${inTenant === 1 ? 'is' : 'are'} in Auth0.`;
  const unsure =
    uncertain === 0 ? '' : ` ${counted(uncertainFiles, 'file is', 'files are')} uncertain and will be checked.`;
  return `${there}${unsure} Nobody will be imported twice. Safe to close.`;
}

/** Passwords live in memory alone: after a restart they are typed again before a run can go on. */
export function whatIsForgotten({ legacy, tenant }: Pick<Snapshot, 'legacy' | 'tenant'>): string | undefined {
  if (!legacy.passwordKnown) return 'Opens when the password is typed again, on Legacy database';
  if (!tenant.secretKnown) return 'Opens when the client secret is typed again, on Tenant';
  return undefined;
}
