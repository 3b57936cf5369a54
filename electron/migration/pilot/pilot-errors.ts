import { UserferryError } from '../../common/userferry-error.ts';

const nothing = 'Nothing was made in the tenant.';
const removed = 'No user of yours was touched, and what the pilot made is removed.';

/** UF-4552: known before anything is made. */
export function scopesMissing(scopes: readonly string[]): UserferryError {
  return new UserferryError({
    code: 'UF-4552',
    message: `The application lacks ${scopes.join(', ')}, without which a pilot can’t be carried out and cleared away again.`,
    kept: nothing,
    next: 'Grant it in the Auth0 dashboard under Applications, APIs, Auth0 Management API, Machine to Machine Applications; delete:connections can be taken back afterwards.',
  });
}

/** UF-4553: nobody of the plan or survey brings a password along. */
export function nothingToPilot(): UserferryError {
  return new UserferryError({
    code: 'UF-4553',
    message:
      'None of the accounts that were planned or surveyed last has a password that can be taken along, so there is no format to try.',
    kept: nothing,
    next: 'userferry survey says of each format what can be done about it.',
  });
}

/** UF-4554: of the pilot's own file. */
export function jobFailed(detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-4554',
    message: 'Auth0 took the pilot’s file, and the import job did not come to its end.',
    kept: removed,
    next: 'The tenant’s own words stand in the details. Mend what they name, or try again later: no run would fare better.',
    detail,
  });
}

/** UF-4555: the usual case, as machine-to-machine applications have this grant switched off. */
export function grantRefused(application: string, detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-4555',
    message: `Auth0 does not let the application ${application} sign people in by password, so no account was signed in.`,
    kept: `What could be tried without it was tried. ${removed}`,
    next: 'In the Auth0 dashboard, open Applications, this application, Settings, Advanced Settings, Grant Types, tick “Password”, save, and pilot again; untick it afterwards. Or name the client id of another application that has it (on the command line --client-id).',
    detail,
  });
}

/** UF-4556: with an id or secret that Auth0 does not know. */
export function applicationUnknown(application: string, detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-4556',
    message: `Auth0 does not accept id and secret of the application ${application}, so no account was signed in.`,
    kept: removed,
    next: 'Check the client id, and the client secret where the application has one; leave it empty for a public one. On the command line they are --client-id and USERFERRY_PILOT_CLIENT_SECRET.',
    detail,
  });
}

/** UF-4557: suspicious-IP throttling or brute-force protection. */
export function protectionBlocks(detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-4557',
    message: 'Attack protection of the tenant has had enough sign-ins from this computer, and lets no more through.',
    kept: removed,
    next: 'Put this computer’s outgoing address on the IP AllowList (Auth0 dashboard, Security, Attack Protection), or wait a day; then pilot again. userferry preflight says what people will meet.',
    detail,
  });
}

/** UF-4558: for everybody alike. */
export function connectionRefused(application: string, detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-4558',
    message: `Auth0 does not let the application ${application} use the connection that was made for the pilot, though it was enabled for it.`,
    kept: removed,
    next: 'See in the Auth0 dashboard whether the application exists and is one of this tenant; name the client id of another (on the command line --client-id).',
    detail,
  });
}

/** UF-4559: a file that Auth0 found too large. */
export function fileTooLarge(bytes: number): UserferryError {
  return new UserferryError({
    code: 'UF-4559',
    message: `Auth0 found the pilot’s file of ${bytes} bytes too large.`,
    kept: removed,
    next: 'The tenant’s limit is below what is documented: ask Auth0 about it before any run.',
  });
}

/** UF-4560: answers that never came. */
export function submissionLost(times: number, detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-4560',
    message: `The pilot’s file was sent ${times} times, and no answer could be read.`,
    kept: removed,
    next: 'Check the network between this computer and Auth0 (proxy, VPN), then pilot again.',
    detail,
  });
}
