import { describe, expect, test } from 'vitest';
import { htmlReport } from '../../../electron/reports/html/html-report.ts';
import { sampleReport } from './sample-report.ts';

describe('the HTML report', () => {
  test('says first that everybody is accounted for, when that was verified', () => {
    const page = htmlReport(sampleReport());
    expect(page).toContain('<p class="answer"><strong>940 of 1,000 accounts are in Auth0.</strong>');
    expect(page).toContain('The other 60 are listed one by one, each with its reason.');
  });

  test('does not claim it when the verification found somebody missing', () => {
    const sample = sampleReport();
    if (sample.verification === null) throw new Error('the sample is verified');
    const page = htmlReport({ ...sample, verification: { ...sample.verification, reconciled: false, missing: 2 } });
    expect(page).toContain('class="answer attention"');
    expect(page).toContain('2 missing and 0 unexpected');
    expect(page).not.toContain('Nobody is missing');
  });

  test('does not claim it when nothing was verified, or when the run is unfinished', () => {
    const sample = sampleReport();
    expect(htmlReport({ ...sample, verification: null })).toContain('Not verified yet');
    const unfinished = htmlReport({ ...sample, counts: { ...sample.counts, imported: 900, pending: 40 } });
    expect(unfinished).toContain('The run is not finished: 40 still to send');
  });

  test('shows every reason with its count', () => {
    const page = htmlReport(sampleReport());
    expect(page).toContain('<td>Held: no password to import</td><td class="number">20</td>');
    expect(page).toContain('<td>Rejected: no e-mail address</td><td class="number">30</td>');
  });

  test('says what to do about half-created users, once the run is finished', () => {
    const sample = sampleReport();
    const reasons = [{ outcome: 'rejected', reason: 'half-created-user', accounts: 30 }] as const;
    const command = 'userferry migrate --plan p3 --settle-half-created';
    expect(htmlReport(sample)).not.toContain(command);
    expect(htmlReport({ ...sample, reasons })).toContain(command);
    expect(htmlReport({ ...sample, reasons, run: { ...sample.run, state: 'stopped' } })).not.toContain(command);
    const undo = { begun: 1, ended: 2, asked: [], counts: [], result: null, differences: 0 };
    expect(htmlReport({ ...sample, reasons, undo })).not.toContain(command);
  });

  test('shows a rehearsal’s matrix whole, and every reason once with where it holds', () => {
    const page = htmlReport(sampleReport());
    expect(page).toContain('Rehearsal of trickle mode');
    expect(page).toContain('1 of 2 did not work: 1 worked, 3 did not apply, 1 were not tried.');
    expect(page).toContain(
      '<tr><td>Somebody ordinary</td><td class="worked">ok</td><td class="not-tried">open</td><td class="failed">fails</td></tr>',
    );
    expect(page).toContain(
      '<tr><td>No link is sent: getUser ends with an error.</td><td class="quiet">Somebody ordinary (New password)</td></tr>',
    );
    expect(page).toContain(
      '<tr><td>The store keeps nowhere who was approved.</td><td class="quiet">Never approved</td></tr>',
    );
  });

  test('needs no script and fetches nothing', () => {
    const page = htmlReport(sampleReport());
    expect(page).not.toMatch(/<script|<link|<img|url\(|@import|https?:\/\//i);
  });

  test('escapes what comes from databases and tenants', () => {
    const sample = sampleReport();
    const page = htmlReport({
      ...sample,
      workspace: '<script>alert(1)</script>',
      events: [{ at: 0, kind: 'info', text: 'a "quoted" & <b>bold</b> event', detail: '</td><img src=x>' }],
    });
    expect(page).not.toContain('<script>');
    expect(page).not.toContain('<img');
    expect(page).not.toContain('<b>bold');
  });
});
