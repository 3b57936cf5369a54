import {
  type Outcome,
  outcomeTexts,
  reasonTexts,
  type Verification,
} from '../../../electron/assistant/contract/index.ts';
import type { AccountFilter } from '../../components/account-filter-bar.tsx';

/** One line of the way from the database to the tenant, with the piece of the bar that it covers. */
export interface WaterfallRow {
  readonly name: string;
  /** A count, or a change of it. */
  readonly value: number;
  readonly sum: boolean;
  readonly from: number;
  readonly to: number;
  readonly kind: 'total' | 'between' | 'more' | 'behind' | 'rejected';
  readonly figure?: string;
  readonly filter?: AccountFilter;
}

const kinds: Readonly<Record<Outcome, WaterfallRow['kind']>> = {
  imported: 'between',
  updated: 'more',
  present: 'more',
  held: 'behind',
  skipped: 'behind',
  rejected: 'rejected',
  uncertain: 'behind',
};

/** Counts and what lies between them, from the legacy database to the tenant. */
export function waterfall(verification: Verification): readonly WaterfallRow[] {
  const { legacyNow, newInDatabase, vanishedFromDatabase, planned, imported, baseline, tenantNow } = verification;
  const { cameBySignIn = 0, newcomers = 0 } = verification;
  let at = planned;
  const notImported = verification.notImported.map(({ outcome, reason, accounts }): WaterfallRow => {
    const to = at;
    at -= accounts;
    return {
      name: reason === undefined ? outcomeTexts[outcome] : `${outcomeTexts[outcome]}: ${reasonTexts[reason]}`,
      value: -accounts,
      sum: false,
      from: at,
      to,
      kind: kinds[outcome],
      filter: { outcome, ...(reason === undefined ? {} : { reason }) },
    };
  });
  const known = legacyNow - newInDatabase;
  const total = (name: string, value: number, figure: string, kind: WaterfallRow['kind'] = 'total'): WaterfallRow => ({
    name,
    value,
    sum: true,
    from: 0,
    to: value,
    kind,
    figure,
  });
  const part = (name: string, value: number, from: number, kind: WaterfallRow['kind']): WaterfallRow => ({
    name,
    value,
    sum: false,
    from,
    to: from + Math.abs(value),
    kind,
  });
  return [
    total('Legacy database now', legacyNow, 'legacy-now'),
    part('New there since the plan', -newInDatabase, known, 'behind'),
    part('Deleted there since the plan', vanishedFromDatabase, known, 'more'),
    total('In the plan', planned, 'planned', 'between'),
    ...notImported,
    total('Imported by this run', imported, 'verified-imported', 'between'),
    part('There before the first file', baseline, imported, 'more'),
    ...(cameBySignIn === 0 ? [] : [part('Came by signing in since', cameBySignIn, imported + baseline, 'more')]),
    ...(newcomers === 0 ? [] : [part('New in Auth0 since', newcomers, imported + baseline + cameBySignIn, 'more')]),
    total('Tenant now', tenantNow, 'tenant-now'),
  ];
}

/** Where the bars begin: at zero, unless what lies between the counts would be too small to see then. */
export function barsBeginAt(rows: readonly WaterfallRow[]): number {
  const most = Math.max(1, ...rows.map(({ to }) => to));
  const least = Math.min(...rows.map(({ sum, from, to }) => (sum ? to : from)));
  if (least < most * 0.6) return 0;
  const step = 10 ** Math.floor(Math.log10(Math.max(1, most - least)));
  return Math.max(0, Math.floor((least - (most - least) * 0.2) / step) * step);
}
