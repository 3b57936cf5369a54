import { plural, t } from '@lingui/core/macro';
import type { Snapshot } from '../../../electron/assistant/contract/index.ts';
import { count } from '../../words/numbers.ts';
import type { RunFigures } from './run-figures.ts';

/** What resuming will do, in one sentence; of a run in waves it is about the wave that was sent. */
export function resumeSentence({ toSend, uncertain }: RunFigures, uncertainFiles: number, wave?: number): string {
  const [sends, files] = [count(toSend), count(uncertainFiles)];
  if (uncertain === 0) {
    if (toSend > 0) return t`Resume sends the ${sends}.`;
    return wave === undefined
      ? t`Resume counts who arrived and ends the run.`
      : t`Resume counts who arrived and ends wave ${{ wave: count(wave) }}.`;
  }
  return toSend > 0
    ? plural(uncertainFiles, {
        one: `Resume sends the ${sends} and settles ${files} uncertain file.`,
        other: `Resume sends the ${sends} and settles ${files} uncertain files.`,
      })
    : plural(uncertainFiles, {
        one: `Resume settles ${files} uncertain file.`,
        other: `Resume settles ${files} uncertain files.`,
      });
}

/** What is said first of a halted run: who is safe, and what is not known yet. */
export function safetySentence({ inTenant, uncertain }: RunFigures, uncertainFiles: number): string {
  const [there, files] = [count(inTenant), count(uncertainFiles)];
  return [
    plural(inTenant, { one: `${there} is in Auth0.`, other: `${there} are in Auth0.` }),
    ...(uncertain === 0
      ? []
      : [
          plural(uncertainFiles, {
            one: `${files} file is uncertain and will be checked.`,
            other: `${files} files are uncertain and will be checked.`,
          }),
        ]),
    t`Nobody will be imported twice. Safe to close.`,
  ].join(' ');
}

/** Passwords live in memory alone: after a restart they are typed again before a run can go on. */
export function whatIsForgotten({ legacy, tenant }: Pick<Snapshot, 'legacy' | 'tenant'>): string | undefined {
  if (!legacy.passwordKnown) return t`Opens when the password is typed again, on Legacy database`;
  if (!tenant.secretKnown) return t`Opens when the client secret is typed again, on Tenant`;
  return undefined;
}
