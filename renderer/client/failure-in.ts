import { t } from '@lingui/core/macro';
import { type Failure, failure } from '../../electron/assistant/contract/index.ts';

/** What a question's refusal says of itself; what is no failure of the contract is told as it stands. */
export function failureIn(refusal: unknown): Failure {
  const known = toldIn(refusal);
  if (known !== undefined) return known;
  return {
    code: 'UF-9000',
    message: t`The assistant could not answer.`,
    kept: t`Nothing was changed.`,
    next: t`Try again.`,
    detail: asItStands(refusal),
  };
}

/** Why a command was not taken, what to do next, and by which code it is found; what is no failure of the contract is told as it stands. */
export function refusalText(refusal: unknown): string {
  const known = toldIn(refusal);
  return known === undefined ? asItStands(refusal) : `${known.message} ${known.next} (${known.code})`;
}

function toldIn(refusal: unknown): Failure | undefined {
  const told = typeof refusal === 'object' && refusal !== null && 'data' in refusal ? refusal.data : undefined;
  return failure.safeParse(told).data;
}

function asItStands(refusal: unknown): string {
  return refusal instanceof Error ? refusal.message : String(refusal);
}
