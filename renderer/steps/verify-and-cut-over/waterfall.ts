import { t } from '@lingui/core/macro';
import {
  type DifferenceKind,
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
  /** Who is behind it, of what the verification found. */
  readonly difference?: DifferenceKind;
  /** When it was counted. */
  readonly at?: number;
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
  const { legacyNow, newInDatabase, vanishedFromDatabase, planned, imported, tenantNow } = verification;
  const { legacyAt, waiting = 0 } = verification;
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
    { ...total(t`Legacy database`, legacyNow, 'legacy-now'), ...(legacyAt === undefined ? {} : { at: legacyAt }) },
    { ...part(t`New there since the plan`, -newInDatabase, known, 'behind'), difference: 'new-in-database' },
    {
      ...part(t`Deleted there since the plan`, vanishedFromDatabase, known, 'more'),
      difference: 'vanished-from-database',
    },
    total(t`In the plan`, planned, 'planned', 'between'),
    ...notImported,
    ...(waiting === 0 ? [] : [part(t`Waits for its wave`, -waiting, at - waiting, 'behind')]),
    total(t`Imported by this run`, imported, 'verified-imported', 'between'),
    ...inTenant(verification, part),
    { ...total(t`Tenant`, tenantNow, 'tenant-now'), at: verification.at },
  ];
}

type Part = (name: string, value: number, from: number, kind: WaterfallRow['kind']) => WaterfallRow;

/** From whom the run imported to whom the tenant has: whoever is missing, and whoever else is there. Each sits in one line. */
function inTenant(verification: Verification, part: Part): readonly WaterfallRow[] {
  const { imported, baseline, missing, unexpected, cameBySignIn = 0, newcomers = 0, tenantNow } = verification;
  // Of whom nothing else tells: they were there before, and somebody has deleted them since.
  const rest = tenantNow - (imported - missing + baseline + cameBySignIn + newcomers + unexpected);
  const lines: readonly (Pick<WaterfallRow, 'name' | 'value' | 'kind' | 'difference'> & {
    readonly always?: boolean;
  })[] = [
    { name: t`There before the first file`, value: baseline, kind: 'more', always: true },
    { name: t`Came by signing in since`, value: cameBySignIn, kind: 'more' },
    { name: t`New in Auth0 since`, value: newcomers, kind: 'more' },
    { name: t`There, and nobody knows why`, value: unexpected, kind: 'rejected', difference: 'unexpected' },
    { name: t`Missing: should be there`, value: -missing, kind: 'rejected', difference: 'missing' },
    { name: rest < 0 ? t`There before, and deleted since` : t`Not explained`, value: rest, kind: 'rejected' },
  ];
  let at = imported;
  return lines.flatMap(({ name, value, kind, difference, always = false }) => {
    if (value === 0 && !always) return [];
    const from = Math.min(at, at + value);
    at += value;
    return [{ ...part(name, value, from, kind), ...(difference === undefined ? {} : { difference }) }];
  });
}

/** Where the bars begin: at zero, unless what lies between the counts would be too small to see then. */
export function barsBeginAt(rows: readonly WaterfallRow[]): number {
  const most = Math.max(1, ...rows.map(({ to }) => to));
  const least = Math.min(...rows.map(({ sum, from, to }) => (sum ? to : from)));
  if (least < most * 0.6) return 0;
  const step = 10 ** Math.floor(Math.log10(Math.max(1, most - least)));
  return Math.max(0, Math.floor((least - (most - least) * 0.2) / step) * step);
}
