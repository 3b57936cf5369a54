import { t } from '@lingui/core/macro';
import { type Failure, failure } from '../../electron/assistant/contract/index.ts';

/** What a question's refusal says of itself; what is no failure of the contract is told as it stands. */
export function failureIn(refusal: unknown): Failure {
  const told = typeof refusal === 'object' && refusal !== null && 'data' in refusal ? refusal.data : undefined;
  const known = failure.safeParse(told);
  if (known.success) return known.data;
  return {
    code: 'UF-9000',
    message: t`The assistant could not answer.`,
    kept: t`Nothing was changed.`,
    next: t`Try again.`,
    detail: refusal instanceof Error ? refusal.message : String(refusal),
  };
}
