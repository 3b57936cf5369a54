import type { Recognition, Store } from '../store.ts';
import { members } from './members.ts';
import { users } from './users.ts';

/** Umbraco, whose members sign in to the site and whose users edit it: two tables of accounts, and so two candidates. */
export const umbraco: Store = {
  name: 'umbraco',
  label: 'Umbraco',
  recognise: (catalog): readonly Recognition[] => [...members(catalog), ...users(catalog)],
};
