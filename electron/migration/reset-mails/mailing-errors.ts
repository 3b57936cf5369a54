import { UserferryError } from '../../common/userferry-error.ts';

const kept =
  'Everybody on the list has one outcome: nobody is asked for twice, and who was not asked for yet is still waiting.';

/** UF-4303: who is in Auth0 is known when a run is over. */
export function runNotFinished(run: string): UserferryError {
  return new UserferryError({
    code: 'UF-4303',
    message: `Run ${run} is not finished, so it isn’t known yet who is in Auth0 without a password.`,
    kept: 'No e-mail was asked for.',
    next: 'Resume the run to its end, then try again.',
  });
}

/** UF-4306: one refusal may be one person's; several in a row are everybody's. */
export function refusedInARow(times: number, detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-4306',
    message: `Auth0 refused ${times} password-change e-mails in a row.`,
    kept,
    next: 'The tenant’s own words stand in the details: mend what they name (the application, the connection), then try again.',
    detail,
  });
}

/** UF-4307: the way to Auth0 loses answers; each further request would make one person more uncertain. */
export function answersLost(times: number, detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-4307',
    message: `The answers to ${times} requests in a row were lost.`,
    kept: `${kept} These ${times} are uncertain, and are not asked for again by themselves.`,
    next: 'Check the network and status.auth0.com, then try again: where the tenant’s log can be read (read:logs), it tells whether they were sent.',
    detail,
  });
}

/** UF-4308: nothing reaches Auth0, or its rate limit lets nothing through, for a long time. */
export function notGettingThrough(detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-4308',
    message: 'Requests for password-change e-mails have not been getting through to Auth0 for a long time.',
    kept,
    next: 'See what else uses the tenant’s rate limits now, and whether this computer reaches it; then try again.',
    detail,
  });
}
