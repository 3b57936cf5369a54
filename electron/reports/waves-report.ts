import { outcomeTexts, reasonTexts } from '../common/words.ts';
import { csvDocument } from './csv.ts';
import type { ReportedWaves } from './report-data.ts';
import { failureText } from './wave-texts.ts';

const columns = ['wave', 'title', 'accounts', 'what', 'code', 'format', 'people', 'explanation'] as const;

type Line = readonly [what: string, code: string, format: string, people: number, explanation: string];

/** What became of each wave's accounts, and how sign-ins have gone since, one line each; nobody by name. As CSV. */
export function wavesReport({ waves }: ReportedWaves): AsyncGenerator<string, void, void> {
  return csvDocument(columns, pagesOf(waves), ([wave, line]) => {
    const [what, code, format, people, explanation] = line;
    return [String(wave.number), wave.title, String(wave.accounts), what, code, format, String(people), explanation];
  });
}

async function* pagesOf(waves: ReportedWaves['waves']) {
  for (const wave of waves) yield linesOf(wave).map((line) => [wave, line] as const);
}

function linesOf({ outcomes, people }: ReportedWaves['waves'][number]): readonly Line[] {
  return [
    ...outcomes.map(
      ({ outcome, reason, accounts }): Line => [
        'outcome',
        reason ?? outcome,
        '',
        accounts,
        `${outcomeTexts[outcome]}${reason === null ? '' : `: ${reasonTexts[reason]}`}`,
      ],
    ),
    ...(people === null
      ? []
      : ([
          ['signed-in', '', '', people.signedIn, 'have signed in since'],
          ['failing', '', '', people.failing, 'could not sign in with their password, and have not since'],
          ...people.failures.map(
            (failure): Line => ['refused', failure.cause, failure.format, failure.people, failureText(failure)],
          ),
        ] satisfies readonly Line[])),
  ];
}
