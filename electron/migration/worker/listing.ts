import type { AccountView, Viewed, ViewedPart } from '../../journal/account-views.ts';
import type { AccountEntry, DecidedAccount } from '../../journal/records.ts';
import { withoutProvider } from '../person/sought.ts';
import type { DatedBasis } from '../plan/plan-types.ts';
import { namesIn } from './names-in.ts';
import type { MigrationJournal } from './planning.ts';

/** Which accounts a list shows, in which order. */
export interface ListedView extends Omit<AccountView, 'search'> {
  /** A whole e-mail address or user name, or the beginning of a key or of a user id. */
  readonly search?: string;
}

/** Lists of accounts, a part at a time. */
export interface Listing {
  viewedEntries(view: ListedView, part: ViewedPart): Viewed<AccountEntry>;
  viewedDecided(view: ListedView, part: ViewedPart): Viewed<DecidedAccount>;
}

export function listing({ accountViews, plans, keys }: MigrationJournal): Listing {
  const meant = ({ search, ...view }: ListedView): AccountView => {
    if (search === undefined) return view;
    const { basis } = plans.read(view.plan);
    return { ...view, search: { ...namesIn(search, basis, keys), keysBeginWith: beginningsOf(search, basis) } };
  };
  return {
    viewedEntries: (view, part) => accountViews.entries(meant(view), part),
    viewedDecided: (view, part) => accountViews.decided(meant(view), part),
  };
}

/** How keys begin that somebody may mean, having read them in the old database or in Auth0. */
function beginningsOf(search: string, { prefix, mapping }: DatedBasis): readonly string[] {
  const typed = search.trim();
  const ofId = withoutProvider(typed);
  const asKey = (text: string) => (mapping.key.kind === 'guid' ? text.replace(/^\{/, '') : text);
  const afterPrefix = prefix !== '' && ofId.startsWith(prefix) ? [ofId.slice(prefix.length)] : [];
  return [...new Set([typed, ...afterPrefix].map(asKey))].filter((text) => text !== '');
}
