import type { AccountFilter } from './account-filter-bar.tsx';

/** The accounts behind a number, as the drawer is asked to show them. */
export interface Listed {
  readonly of: 'survey' | 'plan';
  readonly title: string;
  readonly filter: AccountFilter;
}
