import type { WritingRun } from '../assistant/scripts/write/run-writing-script.ts';
import { durationText } from '../reports/wording.ts';
import { breachText } from '../scripts/container/breach-text.ts';
import { outcomeText } from '../scripts/container/outcome-text.ts';
import type { ScriptResult } from '../scripts/container/result.ts';

// What `script run` prints.

export function resultLines({ outcome, breaches, console: lines, durationMs }: ScriptResult): readonly string[] {
  return [
    `${outcomeText(outcome)} After ${durationText(durationMs)}.`,
    ...(outcome.kind === 'profile' ? [JSON.stringify(outcome.profile, null, 2)] : []),
    ...breaches.map((breach) => `Breach: ${breachText(breach)}`),
    ...lines.map(({ level, text, at }) => `${(at / 1000).toFixed(3)} s ${level}: ${text}`),
  ];
}

export function writingLines(
  { onCopies, statements, differences, notCopied, code, written }: WritingRun,
  { server, database }: { readonly server: string; readonly database: string },
): readonly string[] {
  return [
    'On copies of the accounts, in memory:',
    ...resultLines(onCopies),
    '',
    ...(statements.length === 0 ? ['It sent nothing that changes something.'] : ['It sent, to change something:']),
    ...statements.flatMap(({ sql, parameters }) => [
      '',
      ...sql
        .trim()
        .split('\n')
        .map((line) => `    ${line}`),
      ...(parameters.length === 0
        ? []
        : [`    -- ${parameters.map(({ name, type }) => `${name} ${type}`).join(', ')}`]),
    ]),
    '',
    ...(differences.length === 0 ? ['Nothing that the mapping reads is different afterwards.'] : []),
    ...differences.flatMap(({ account, what, columns }) => [
      `Account ${account} was ${what}.`,
      ...columns.map(({ column, values }) =>
        values === null ? `    ${column}: changed` : `    ${column}: ${values.before} → ${values.after}`,
      ),
    ]),
    ...(notCopied.length === 0 ? [] : ['', 'The copies go without:']),
    ...notCopied.map(({ what, why }) => `    ${what}: ${why}`),
    '',
    ...(written !== null
      ? [`In ${database} on ${server}:`, ...resultLines(written)]
      : code === null
        ? [`Nothing was written to ${database} on ${server}, and there is nothing to write.`]
        : [
            `Nothing was written to ${database} on ${server}.`,
            `To run exactly this there, give the same command with: --write ${code}`,
          ]),
  ];
}
