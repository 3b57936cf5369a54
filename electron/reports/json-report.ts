import type { ReportData, ReportedWaves } from './report-data.ts';

/** The report for programs: the same figures, times in ISO 8601 (UTC), with the version of its shape. */
export function jsonReport(data: ReportData): string {
  return `${JSON.stringify({ report: 'userferry-run', version: 1, ...withDates(data) }, null, 2)}\n`;
}

/** A report's figures with every time in ISO 8601 (UTC). */
export function withDates(data: ReportData) {
  const iso = (milliseconds: number) => new Date(milliseconds).toISOString();
  return {
    ...data,
    run: { ...data.run, started: iso(data.run.started), ended: data.run.ended === null ? null : iso(data.run.ended) },
    verification: data.verification === null ? null : { ...data.verification, at: iso(data.verification.at) },
    waves: data.waves === null ? null : datedWaves(data.waves),
    undo:
      data.undo === null
        ? null
        : {
            ...data.undo,
            begun: iso(data.undo.begun),
            ended: data.undo.ended === null ? null : iso(data.undo.ended),
            asked: data.undo.asked.map((asking) => ({ ...asking, at: iso(asking.at) })),
            result: data.undo.result === null ? null : { ...data.undo.result, at: iso(data.undo.result.at) },
          },
    ...datedParts(data),
    roles:
      data.roles === null
        ? null
        : {
            ...data.roles,
            finished: data.roles.finished === null ? null : iso(data.roles.finished),
            asked: data.roles.asked.map((asking) => ({ ...asking, at: iso(asking.at) })),
          },
    present:
      data.present === null
        ? null
        : {
            ...data.present,
            begun: iso(data.present.begun),
            ended: data.present.ended === null ? null : iso(data.present.ended),
            askings: data.present.askings.map((asking) => ({ ...asking, at: iso(asking.at) })),
          },
    pilot:
      data.pilot === null
        ? null
        : {
            ...data.pilot,
            begun: iso(data.pilot.begun),
            ended: data.pilot.ended === null ? null : iso(data.pilot.ended),
            answers: data.pilot.answers.map((answer) => ({ ...answer, at: iso(answer.at) })),
          },
    events: data.events.map((event) => ({ ...event, at: iso(event.at) })),
  };
}

/** What every kind of report tells alike, with its times in ISO 8601. */
export function datedParts(data: Pick<ReportData, 'deltas' | 'scripts' | 'rehearsals' | 'overrides'>) {
  const iso = (milliseconds: number) => new Date(milliseconds).toISOString();
  return {
    deltas: data.deltas.map((delta) => ({
      ...delta,
      begun: iso(delta.begun),
      ended: delta.ended === null ? null : iso(delta.ended),
    })),
    scripts: data.scripts.map((script) => ({ ...script, at: iso(script.at) })),
    rehearsals: data.rehearsals.map((rehearsal) => ({ ...rehearsal, at: iso(rehearsal.at) })),
    overrides: data.overrides.map((override) => ({ ...override, at: iso(override.at) })),
  };
}

/** Waves with their times in ISO 8601, each with its own words. */
export function datedWaves({ words, waves, ...told }: ReportedWaves) {
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return {
    ...told,
    waves: waves.map((wave) => ({
      ...wave,
      begun: iso(wave.begun),
      ended: iso(wave.ended),
      people: wave.people === null ? null : { ...wave.people, at: iso(wave.people.at) },
      words: words.filter(({ wave: number }) => number === wave.number).map((word) => ({ ...word, at: iso(word.at) })),
    })),
  };
}
