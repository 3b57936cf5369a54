import {
  type PilotState,
  pilotQuestionTexts,
  pilotStateTexts,
  pilotSteps,
  pilotStepTexts,
} from '../common/pilot-words.ts';
import type { PilotAnswer, PilotedFormat, PilotRecord, PilotResult } from '../journal/pilot-records.ts';
import { passedAll } from '../migration/pilot/judge-formats.ts';
import { momentText, plural } from '../reports/wording.ts';
import { failureLines } from './output.ts';

/** What came of a pilot, in one line. */
export function pilotLine({ state, begun, result }: PilotRecord): string {
  const formats = result?.formats ?? [];
  const whole = formats.filter(passedAll).length;
  return `Pilot of ${momentText(begun)} UTC: ${pilotStateTexts[state]}${formats.length === 0 ? '' : `, ${whole} of ${plural(formats.length, 'format', 'formats')} went the whole way`}.`;
}

/** What came of a pilot, in lines: one for each format, why not, what stood in the way. */
export function pilotLines(pilot: PilotRecord): readonly string[] {
  const { result, state } = pilot;
  return [pilotLine(pilot), ...(result === null ? [] : resultLines(result, state))];
}

function resultLines({ formats, notMade, failure, left }: PilotResult, state: PilotState): readonly string[] {
  return [
    ...formats.flatMap((format) => formatLines(format, formats)),
    ...notMade.map((label) => `  ${label}: not tried, as the key is missing with which it is made (--web-config).`),
    ...(failure === null ? [] : failureLines(failure)),
    ...(state === 'stopped' ? ['Stopped before its end.'] : []),
    ...left.map((text) => `Not removed: ${text}`),
  ];
}

/** Formats that look alike to Auth0 were tried by one account, and share its line. */
function formatLines({ format, steps, why }: PilotedFormat, all: readonly PilotedFormat[]): readonly string[] {
  const labels = all.filter(({ as }) => as === format).map(({ label }) => label);
  if (labels.length === 0) return [];
  const told = pilotSteps.flatMap((step) => {
    const outcome = steps[step];
    return outcome === 'not-tried' ? [] : [`${outcome === 'no' ? 'NOT ' : ''}${pilotStepTexts[step]}`];
  });
  const untried = pilotSteps.filter((step) => steps[step] === 'not-tried').map((step) => pilotStepTexts[step]);
  return [
    `  ${labels.join('; ')}: ${told.join(', ')}${untried.length === 0 ? '' : `; not tried: ${untried.join(', ')}`}.`,
    ...why.map((text) => `    ${text}`),
  ];
}

/** What the tenant answered, each with the time. */
export function answerLines(answers: readonly PilotAnswer[]): readonly string[] {
  return answers.map(
    ({ question, answer, at }) => `  ${pilotQuestionTexts[question]}: ${answer} (${momentText(at)} UTC)`,
  );
}

/** The same for programs. */
export function pilotJson({ id, tenant, connection, state, begun, ended, settingsDigest, result }: PilotRecord) {
  const iso = (at: number) => new Date(at).toISOString();
  return {
    pilot: id,
    tenant,
    connection,
    state,
    begun: iso(begun),
    ended: ended === null ? null : iso(ended),
    settingsDigest,
    ...result,
  };
}

export function answersJson(answers: readonly PilotAnswer[]) {
  return answers.map(({ question, answer, at }) => ({ question, answer, at: new Date(at).toISOString() }));
}
