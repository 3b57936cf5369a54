import { datedParts } from '../json-report.ts';
import type { TrickleData } from './trickle-data.ts';

/** The report on a trickle for programs: the same figures, times in ISO 8601 (UTC), with the version of its shape. */
export function trickleJson(data: TrickleData): string {
  return `${JSON.stringify({ report: 'userferry-trickle', version: 1, ...datedTrickle(data) }, null, 2)}\n`;
}

/** With its times in ISO 8601 (UTC). */
export function datedTrickle(data: TrickleData) {
  const { cutover, looks } = data;
  return {
    ...data,
    ...datedParts(data),
    made: iso(data.made),
    deployments: data.deployments.map((deployment) => ({ ...deployment, made: iso(deployment.made) })),
    cutover:
      cutover === null
        ? null
        : { ...cutover, at: iso(cutover.at), blanked: cutover.blanked === null ? null : iso(cutover.blanked) },
    looks:
      looks === null
        ? null
        : {
            ...looks,
            first: iso(looks.first),
            at: iso(looks.at),
            planMade: iso(looks.planMade),
            failures: { ...looks.failures, since: iso(looks.failures.since) },
            log: {
              ...looks.log,
              gaps: looks.log.gaps.map(({ after, before }) => ({ after: iso(after), before: iso(before) })),
            },
          },
    acceptances: data.acceptances.map((acceptance) => ({ ...acceptance, at: iso(acceptance.at) })),
    runs: data.runs.map((run) => ({
      ...run,
      started: iso(run.started),
      ended: run.ended === null ? null : iso(run.ended),
      verification: run.verification === null ? null : { ...run.verification, at: iso(run.verification.at) },
    })),
  };
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
