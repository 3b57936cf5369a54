import type { ExceptionKind } from '../common/cutover-words.ts';
import type { JudgedException } from '../journal/acceptances.ts';
import { csvDocument } from './csv.ts';

const columns = ['kind', 'name', 'email', 'explanation', 'accepted_by', 'why', 'accepted_at'] as const;

/** What a cutover would leave unlike what it should be, one line each, with who accepted it (UTC). As CSV. */
export function exceptionReport(
  exceptions: AsyncIterable<readonly JudgedException[]>,
  explanations: Readonly<Record<ExceptionKind, string>>,
): AsyncGenerator<string, void, void> {
  return csvDocument(columns, exceptions, ({ kind, name, email, accepted }) => [
    kind,
    name,
    email ?? '',
    explanations[kind],
    accepted?.by ?? '',
    accepted?.why ?? '',
    accepted === null ? '' : new Date(accepted.at).toISOString(),
  ]);
}
