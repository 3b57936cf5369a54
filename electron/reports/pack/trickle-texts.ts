import { notComparedInWords } from './pack-texts.ts';

/** What a look compares. */
export const lookedAtInWords: readonly string[] = [
  'whether every account of the plan is in an export of the connection, under its own user id',
  'how they came: by signing in, as the mark tells that the scripts set, or with a run, as its ledger tells',
  'users of the connection with that mark whom the plan does not know, and users whom nothing of Userferry brought',
];

/** What no look can. */
export const notLookedAtInWords: readonly string[] = [
  ...notComparedInWords,
  'address, name and blocked: the scripts hand them to Auth0 at the sign-in, and Userferry sees only what is there afterwards',
];

/** What a run’s pack has and this one can’t have, each with why. */
export const notInTricklePack: readonly { readonly what: string; readonly why: string }[] = [
  {
    what: 'Import files (files.csv), and a digest of what was sent of each account',
    why: 'Userferry sends nobody who moves by signing in: Auth0’s own scripts hand each over. A run into the same connection has a pack of its own.',
  },
  {
    what: 'Stretches, story and interruptions',
    why: 'This is no run. What Userferry did is deploying and looking, and both stand here with their times.',
  },
  {
    what: 'What both ends showed of themselves: certificate and rights of the SQL login, scopes, hosts, the connection before and after',
    why: 'A run notes it where it begins and rests; a deployment or a look does not. Options and scripts before and after each deployment stand here.',
  },
  {
    what: 'Who deployed',
    why: 'Nobody’s name is asked for a deployment. Who answers for all of it is what somebody said when a pack was written, with the time.',
  },
  {
    what: 'How each account stood at earlier looks',
    why: 'Only the latest look keeps that; of earlier days the counts are kept.',
  },
  {
    what: 'A chain over deployments, looks and acceptances',
    why: 'The chain covers plans, runs, who answers for this and the ledger of this pack. The rest is what the journal says at the time of the pack, and a change made before that is not found.',
  },
];
