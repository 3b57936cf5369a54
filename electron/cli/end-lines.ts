import { assertNever } from '../common/assert-never.ts';
import type { WorkEnd } from '../migration/work-end.ts';
import { failureLines } from './output.ts';

export function endLines(end: WorkEnd): readonly string[] {
  switch (end.kind) {
    case 'done':
      return [];
    case 'stopped':
      return ['Stopped. The same command goes on.'];
    case 'failed':
      return failureLines(end.failure);
    default:
      return assertNever(end);
  }
}
