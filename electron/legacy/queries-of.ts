import type { AccountSource } from '../stores/store.ts';
import { detailStatement, pageStatement } from './account-pages.ts';

/** The statements by which a page of accounts is read, for whoever has to approve or prove them; values stand as parameters. */
export function queriesOf(source: AccountSource): readonly string[] {
  const bounds = { after: '0', upTo: '0' };
  return [
    pageStatement(source, { ...bounds, pageSize: 1 }).statement,
    ...source.details.map((details) => detailStatement(source, details, bounds).statement),
  ];
}
