import { assertNever } from '../../common/assert-never.ts';
import { UserferryError } from '../../common/userferry-error.ts';
import type { ChainFinding } from '../../journal/chain/chain-book.ts';

/** UF-4701: what the journal holds doesn't add up to what its chain of evidence says. */
export function alteredJournal(findings: readonly ChainFinding[]): UserferryError {
  return new UserferryError({
    code: 'UF-4701',
    message: 'The journal was changed by something other than Userferry, so what it says is no evidence any more.',
    kept: 'Nothing was changed now, and users in the tenant are as they were.',
    next: 'Find out who had the file in hand. Put the journal back from a copy of before, or have what it says proven anew: userferry verify compares the tenant with the legacy database.',
    detail: findings.map(findingText).join('; '),
  });
}

function findingText(finding: ChainFinding): string {
  switch (finding.kind) {
    case 'link':
      return `link ${finding.number} of the chain is missing or not Userferry’s`;
    case 'lines': {
      const { run, part, expected, found } = finding;
      const what = expected === found ? 'holds a line that was changed' : `holds ${found} lines instead of ${expected}`;
      return `run ${run}: its ${part} ${what}`;
    }
    case 'plan':
      return `plan ${finding.plan}: its decisions are others than when it was made`;
    default:
      return assertNever(finding);
  }
}
