export { canonicalJson } from '../../common/canonical-json.ts';
export {
  LEAST_ROWS_PER_SECOND,
  MOST_ROWS_PER_SECOND,
  QUIET_ROWS_PER_SECOND,
  readingTime,
} from '../../common/reading-pace.ts';
export { isConnectionString, parseServerAddress } from '../../common/server-address.ts';
export * from './candidates.ts';
export * from './contract.ts';
export * from './cutover.ts';
export * from './delta.ts';
export * from './deploy.ts';
export * from './drafts.ts';
export * from './exports.ts';
export * from './forget.ts';
export * from './legacy.ts';
export * from './long-work.ts';
export * from './look.ts';
export * from './mails.ts';
export * from './mapping.ts';
export * from './news-words.ts';
export * from './person.ts';
export * from './pilot.ts';
export * from './plan.ts';
export * from './present.ts';
export * from './production.ts';
export * from './rehearsal.ts';
export * from './reports.ts';
export * from './roles.ts';
export * from './run.ts';
export * from './scope.ts';
export * from './scripts.ts';
export * from './sign-ins.ts';
export * from './snapshot.ts';
export * from './survey.ts';
export * from './trickle.ts';
export * from './undo.ts';
export * from './waves.ts';
export * from './words.ts';
export * from './workspaces.ts';
