import { describe, expect, test } from 'vitest';
import { inGroups } from '../../../renderer/steps/legacy-database/fingerprint.ts';
import { protectionOf, withProtection } from '../../../renderer/steps/legacy-database/protection.ts';
import { framedReport } from '../../../renderer/steps/reports/framed-report.ts';
import { legacyForm } from '../../e2e/scripted/base-snapshot.ts';

describe('a report in its frame', () => {
  test('style elements get the nonce, style attributes become rules under it', () => {
    const html =
      '<html><head><style>p{margin:0}</style></head><body><i class="a" style="flex-grow:3"></i><i style="flex-grow:1"></i></body></html>';
    expect(framedReport(html, 'N0nce')).toBe(
      '<html><head><style nonce="N0nce">p{margin:0}</style>' +
        '<style nonce="N0nce">[data-style="0"]{flex-grow:3}\n[data-style="1"]{flex-grow:1}</style></head>' +
        '<body><i class="a" data-style="0"></i><i data-style="1"></i></body></html>',
    );
  });

  test('text that looks like markup stays text', () => {
    const html = '<html><head></head><body>&lt;i style="color:red"&gt; $& $1</body></html>';
    expect(framedReport(html, 'N0nce')).toBe(html);
  });
});

test('a fingerprint is read in groups of four, whatever its separators', () => {
  expect(inGroups('9f:3c:71:0a:e4')).toBe('9F3C 710A E4');
});

test('encryption and trust are one choice, and choosing it gives it back', () => {
  for (const choice of ['checked', 'unchecked', 'none'] as const) {
    expect(protectionOf(withProtection(legacyForm, choice))).toBe(choice);
  }
  const trusted = { ...legacyForm, trust: { kind: 'fingerprint', fingerprint256: 'AB' } } as const;
  expect(protectionOf(withProtection(withProtection(trusted, 'none'), 'fingerprint'))).toBe('fingerprint');
});
