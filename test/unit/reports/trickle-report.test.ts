import { describe, expect, test } from 'vitest';
import { perWeek } from '../../../electron/reports/trickle/per-week.ts';
import type { ReportedLooks, TrickleData } from '../../../electron/reports/trickle/trickle-data.ts';
import { trickleHtml } from '../../../electron/reports/trickle/trickle-html.ts';
import { trickleJson } from '../../../electron/reports/trickle/trickle-json.ts';
import { sampleTrickle } from './sample-trickle.ts';

/** What a reader sees, tags taken away. */
const seen = (data: TrickleData) =>
  trickleHtml(data)
    .replaceAll(/<style>[\s\S]*?<\/style>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#60;', '<')
    .replaceAll('&#62;', '>')
    .replaceAll(/\s+/g, ' ');

function looksOf(data: TrickleData): ReportedLooks {
  if (data.looks === null) throw new TypeError('the sample was looked at');
  return data.looks;
}

describe('the report on accounts that move by signing in', () => {
  test('says first that it is over, who moved, and that everything was accepted', () => {
    const text = seen(sampleTrickle());
    expect(text).toContain(
      '950 of 1,000 accounts have moved. Cut over on 20 November 2026, 12:00:00: since then Auth0 asks the legacy database for nobody. The other 50 were left behind, each with the reason. What had to be accepted was accepted by name.',
    );
    expect(trickleHtml(sampleTrickle())).toContain('class="answer"');
  });

  test('shows standings and reasons adding up', () => {
    const text = seen(sampleTrickle());
    expect(text).toContain('came by signing in or by choosing a new password 850');
    expect(text).toContain('came with a run 100');
    expect(text).toContain('Total, as planned 1,000');
    expect(text).toContain('Rejected: no e-mail address 30');
    expect(text).toContain('Had not signed in by then 18');
    expect(text).toContain('Had not signed in by then. Held: a password format that Auth0 can’t import 2');
    expect(text).toContain('All who have not moved 50');
  });

  test('tells who accepted what, which texts of scripts were deployed, and what going back would cost', () => {
    const text = seen(sampleTrickle());
    expect(text).toContain(
      'Whoever has not moved, and could not sign in any more Ada Lovelace each was called <twice> 20 November 2026, 11:59:00 20',
    );
    expect(text).toContain('The SQL login and the firewall rules are removed Grace Hopper dropped the login');
    expect(text).toContain('login aaaaaaaaaaaa');
    expect(text).toContain('deployment 1 is the way back');
    expect(text).toContain(
      'at least 41 new passwords (9 of them in the seven days before) and 4 users whom the legacy database does not know',
    );
    expect(text).toContain('Grace Hopper began all the same: “rehearsed on the other workspace”');
    expect(text).toContain('People of run 2: skipped: has signed in since 2');
    expect(text).toContain('everyone accounted for');
  });

  test('calls for attention while it is not over, while something is not accepted, and before anybody looked', () => {
    const sample = sampleTrickle();
    const underWay = seen({ ...sample, cutover: null });
    expect(underWay).toContain('It is not over: 20 can still come by signing in, 30 can’t.');
    expect(underWay).not.toContain('Going back');
    const open = { ...sample, exceptions: [{ kind: 'straggler' as const, found: 20, accepted: 19 }] };
    expect(seen(open)).toContain('Not everything that has to be accepted by name was.');
    expect(seen(open)).toContain('Whoever has not moved, and could not sign in any more nobody yet 1');
    const [first] = sample.deployments;
    if (first === undefined) throw new Error('The sample has no deployment.');
    expect(seen({ ...sample, cutover: null, deployments: [first] })).toContain('Cut over not yet');
    // Whoever went back has cut over before.
    const back = { ...first, number: 9 };
    expect(seen({ ...sample, cutover: null, deployments: [...sample.deployments, back] })).toMatch(
      /Cut over not any more: deployment 9 went back on/,
    );
    expect(seen({ ...sample, cutover: null, looks: null })).toContain('Nobody has looked yet who has moved.');
    for (const data of [{ ...sample, cutover: null }, open, { ...sample, looks: null }]) {
      expect(trickleHtml(data)).toContain('class="answer attention"');
    }
  });

  test('adds days up by week, from Monday on', () => {
    expect(perWeek(looksOf(sampleTrickle()).perDay)).toEqual([
      { from: '2026-11-02', came: 490, signIns: 240, refused: 8 },
      { from: '2026-11-09', came: 210, signIns: 420, refused: 14 },
      { from: '2026-11-16', came: 150, signIns: 300, refused: 10 },
    ]);
  });

  test('gives programs the same figures, with times in ISO 8601', () => {
    const told: unknown = JSON.parse(trickleJson(sampleTrickle()));
    expect(told).toMatchObject({
      report: 'userferry-trickle',
      version: 1,
      cutover: { at: '2026-11-20T12:00:00.000Z' },
      looks: { standings: { 'by-sign-in': 850 }, log: { gaps: [{ after: '2026-11-05T12:00:00.000Z' }] } },
      deployments: [{ made: '2026-11-05T12:00:00.000Z' }, {}, {}],
      acceptances: [{ by: 'Ada Lovelace' }, {}, {}],
      runs: [{ verification: { at: '2026-11-20T11:11:40.000Z' } }],
    });
  });
});
