import { z } from 'zod';
import { UserferryError } from '../common/userferry-error.ts';
import { CallFailed, type CallFailure, type NotSentCause } from './call-failure.ts';

/** What a call was for, in words that complete “Auth0 refused to …”. */
export interface CallPurpose {
  readonly doing: string;
  /** What was kept when it fails. */
  readonly kept: string;
  /** The scope that the call needs. */
  readonly scope?: string;
}

/** Turns what a call of this room threw into the failure that the administrator reads; everything else passes unchanged. */
export function tenantFailure(error: unknown, purpose: CallPurpose, domain: string): unknown {
  if (error instanceof z.ZodError) {
    return new UserferryError(
      {
        code: 'UF-2007',
        message: 'An answer of Auth0 is not in the form that its documentation describes.',
        kept: purpose.kept,
        next: 'Try again; if it happens again, report it with the details below.',
        detail: z.prettifyError(error),
      },
      { cause: error },
    );
  }
  if (!(error instanceof CallFailed)) return error;
  return new UserferryError({ ...explain(error, purpose, domain), kept: purpose.kept }, { cause: error });
}

type Explanation = Omit<ConstructorParameters<typeof UserferryError>[0], 'kept'>;

function explain({ failure, stage }: CallFailed, purpose: CallPurpose, domain: string): Explanation {
  switch (failure.kind) {
    case 'not-sent':
      return explainNotSent(failure.cause, domain, failure.why);
    case 'lost':
      return {
        code: 'UF-2006',
        message:
          failure.silentFor === undefined
            ? `The tenant ${domain} did not give an answer that can be read.`
            : `The tenant ${domain} took calls and answered none of them within ${Math.ceil(failure.silentFor / 1000)} s.`,
        next: 'Check the network between this computer and Auth0 (proxy, VPN), then try again.',
        detail: failure.why,
      };
    case 'status':
      return explainStatus(failure, stage, purpose, domain);
  }
}

function explainNotSent(cause: NotSentCause, domain: string, detail: string): Explanation {
  switch (cause) {
    case 'name':
      return {
        code: 'UF-2002',
        message: `No computer with the name ${domain} can be found.`,
        next: 'Check the spelling of the domain, and that this computer can look up names on the internet.',
        detail,
      };
    case 'refused':
      return {
        code: 'UF-2003',
        message: `The computer behind ${domain} refused the connection.`,
        next: 'Check the domain; if a proxy is needed here, set it in the system’s settings. Then try again.',
        detail,
      };
    case 'unreachable':
      return {
        code: 'UF-2004',
        message: `The tenant ${domain} can’t be reached from this computer.`,
        next: 'Check the network: this computer must reach the tenant by HTTPS (port 443), directly or through the system’s proxy.',
        detail,
      };
    case 'certificate':
      return {
        code: 'UF-2005',
        message: `The certificate shown for ${domain} is not trusted by this computer.`,
        next: 'A proxy that opens HTTPS may stand in between: ask the network’s administrators, and have its authority installed in the system.',
        detail,
      };
  }
}

function explainStatus(
  failure: Extract<CallFailure, { kind: 'status' }>,
  stage: CallFailed['stage'],
  purpose: CallPurpose,
  domain: string,
): Explanation {
  const detail = `${failure.status} ${failure.message}${failure.errorCode ? ` (${failure.errorCode})` : ''}`;
  if (failure.status === 401 && stage === 'call') {
    return {
      code: 'UF-2016',
      message: `Auth0 issued access tokens for ${domain} and then accepted none of them.`,
      next: 'See in the Auth0 dashboard whether somebody is changing the machine-to-machine application or its permissions, then go on.',
      detail,
    };
  }
  if (failure.status === 401) {
    return {
      code: 'UF-2010',
      message: `Auth0 did not accept the client id and secret for ${domain}.`,
      next: 'Copy both again from the settings of the machine-to-machine application in the Auth0 dashboard.',
      detail,
    };
  }
  if (failure.status === 403 && failure.errorCode === 'access_denied') {
    return {
      code: 'UF-2011',
      message: 'The application is not allowed to use the Management API of this tenant.',
      next: 'In the Auth0 dashboard open Applications, APIs, Auth0 Management API, Machine to Machine Applications, and authorise it.',
      detail,
    };
  }
  if (failure.status === 403 && lacksScope(failure)) {
    return {
      code: 'UF-2012',
      message: `Auth0 refused to ${purpose.doing}: the application lacks a permission${purpose.scope ? ` (${purpose.scope})` : ''}.`,
      next: 'Grant it in the Auth0 dashboard under Applications, APIs, Auth0 Management API, Machine to Machine Applications. It holds for the next token.',
      detail,
    };
  }
  if (failure.status === 429) {
    return {
      code: 'UF-2013',
      message: 'Auth0 has been refusing calls for a long time because the tenant’s rate limit is used up.',
      next: 'See what else calls this tenant’s Management API now, then go on.',
      detail,
    };
  }
  if (failure.status >= 500 || failure.status === 408) {
    return {
      code: 'UF-2014',
      message: `Auth0 could not ${purpose.doing}: its servers answered with an error several times in a row.`,
      next: 'Look at status.auth0.com, and try again later.',
      detail,
    };
  }
  return {
    code: 'UF-2015',
    message: `Auth0 refused to ${purpose.doing}.`,
    next: 'The tenant’s own words stand in the details; mend what they name, then try again.',
    detail,
  };
}

/** By Auth0's code or its words; a 403 says other things too, such as that an entity limit is reached, which no permission mends. */
export function lacksScope({
  errorCode,
  message,
}: Pick<Extract<CallFailure, { kind: 'status' }>, 'errorCode' | 'message'>): boolean {
  return (
    errorCode === 'insufficient_scope' || /\bscopes?\b/i.test(message) || message === '' || message === 'Forbidden'
  );
}
