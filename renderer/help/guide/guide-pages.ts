import type { GuidePage, GuidePageName } from './guide-tree.ts';

/** Each page by itself, loaded when somebody opens it. */
const pages: Readonly<Record<GuidePageName, () => Promise<{ readonly default: GuidePage }>>> = {
  start: () => import('../../../docs/guide/start.md'),
  'legacy-database': () => import('../../../docs/guide/legacy-database.md'),
  accounts: () => import('../../../docs/guide/accounts.md'),
  tenant: () => import('../../../docs/guide/tenant.md'),
  strategy: () => import('../../../docs/guide/strategy.md'),
  scripts: () => import('../../../docs/guide/scripts.md'),
  rehearse: () => import('../../../docs/guide/rehearse.md'),
  migrate: () => import('../../../docs/guide/migrate.md'),
  'verify-and-cut-over': () => import('../../../docs/guide/verify-and-cut-over.md'),
  reports: () => import('../../../docs/guide/reports.md'),
  words: () => import('../../../docs/guide/words.md'),
};

/** Rejects where the file never comes, as when Userferry was replaced by another version meanwhile. */
export async function guidePage(name: GuidePageName): Promise<GuidePage> {
  return (await pages[name]()).default;
}
