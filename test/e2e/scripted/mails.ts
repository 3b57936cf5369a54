import type { MailsState, MailsWish, WorkedOutMails } from '../../../electron/assistant/contract/index.ts';
import { sceneTime } from './base-snapshot.ts';

/** A first few were sent; of one nobody knows. */
export const afterAFew: MailsState = {
  run: '7',
  number: 1,
  begun: sceneTime,
  counts: [
    { state: 'asked', reason: null, accounts: 9 },
    { state: 'uncertain', reason: null, accounts: 1 },
    { state: 'skipped', reason: 'signed-in', accounts: 2 },
    { state: 'waiting', reason: null, accounts: 1_588 },
  ],
};

/** Whom they would be for: through the tenant's own provider, for one of two applications. */
export function mailsFor({ application, uncertainAgain }: MailsWish, list: MailsState | undefined): WorkedOutMails {
  const counts = list?.counts ?? [
    { state: 'skipped', reason: 'signed-in', accounts: 2 },
    { state: 'waiting', reason: null, accounts: 1_598 },
  ];
  const waiting = counts.filter(({ state }) => state === 'waiting' || (uncertainAgain && state === 'uncertain'));
  return {
    run: '7',
    tenant: 'contoso.eu.auth0.com',
    connection: 'contoso-members',
    provider: 'sendgrid',
    application: application ?? null,
    applications: ['club0client', 'shop0client'],
    list: list?.number ?? null,
    counts,
    toAsk: waiting.reduce((sum, { accounts }) => sum + accounts, 0),
    obstacles: [],
  };
}
