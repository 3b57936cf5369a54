import { UserferryError, type UserferryErrorDetails } from '../../common/userferry-error.ts';
import { scriptName } from '../../tenant/script-keys.ts';
import type { Change } from './change.ts';
import { changeText } from './change-text.ts';
import type { ScriptErrors } from './script-errors.ts';

const refusal = (details: Omit<UserferryErrorDetails, 'kept'>) =>
  new UserferryError({ ...details, kept: 'Nothing was deployed, and the tenant is as it was.' });

const listed = (changes: readonly Change[]) => changes.map(changeText).join('\n');

export function connectionMissing(name: string): UserferryError {
  return refusal({
    code: 'UF-4101',
    message: `The tenant has no connection named “${name}”; deploying would make it.`,
    next: 'If the name is as it should be, deploy again with --yes create-connection.',
  });
}

export function notOurs(name: string, changes: readonly Change[]): UserferryError {
  return refusal({
    code: 'UF-4102',
    message: `Userferry has never deployed to the connection “${name}”. Its scripts would be replaced, and once it holds users it can’t go without scripts again.`,
    next: 'Look at what would change; if it is as it should be, deploy again with --yes adopt. What is there now is kept: deploy --back 0 brings it back.',
    detail: listed(changes),
  });
}

export function contextHandedOver(name: string): UserferryError {
  return refusal({
    code: 'UF-4103',
    message: `The connection “${name}” hands its scripts a context, which can’t be switched off any more; these scripts don’t take one.`,
    next: 'Name another connection in the workspace, a new one for example: Userferry makes it.',
  });
}

export function changedMeanwhile(changes: readonly Change[]): UserferryError {
  return refusal({
    code: 'UF-4104',
    message: 'Somebody has changed the connection since it was read for this deployment.',
    next: 'Deploy again: what would change then is worked out anew.',
    detail: listed(changes),
  });
}

export function foreignChange(name: string, overwritten: readonly Change[]): UserferryError {
  return refusal({
    code: 'UF-4105',
    message: `Somebody has changed the connection “${name}” since the last deployment, and this one would undo that.`,
    next: 'Talk to whoever looks after the tenant. To overwrite it all the same, deploy again with --yes foreign-changes.',
    detail: listed(overwritten),
  });
}

const giveValues =
  'Give them as JSON in USERFERRY_CONFIGURATION in the environment, {"KEY":"value"}; for the workspace’s own SQL_… its password in USERFERRY_SQL_PASSWORD will do.';

/** @param readers Scripts that read one of them: then letting go of them is no way out */
export function unknownConfiguration(keys: readonly string[], readers: readonly string[]): UserferryError {
  return refusal({
    code: 'UF-4106',
    message: `Userferry does not know the values of ${keys.join(', ')} for the connection’s configuration, and a change has to send them all.`,
    next: readers.length === 0 ? `${giveValues} Or let them go, with --yes drop-configuration.` : giveValues,
  });
}

/** UF-4114: a yes lets go of values that nobody needs, not of those that scripts would look for at their next call. */
export function configurationMissed(readers: readonly string[], keys: readonly string[]): UserferryError {
  const names = readers.map(scriptName);
  return refusal({
    code: 'UF-4114',
    message: `${names.join(' and ')} would ${names.length === 1 ? 'read' : 'each read'} the configuration and find nothing for ${keys.join(', ')}: everybody whom Auth0 asks the old database about would be turned away.`,
    next: `${giveValues} Or deploy anew, with --mode, what is to be there.`,
  });
}

export function scopesMissing(scopes: readonly string[]): UserferryError {
  return refusal({
    code: 'UF-4107',
    message: `The application lacks ${scopes.join(' and ')}, which a deployment needs.`,
    next: 'Grant it in the Auth0 dashboard under Applications, APIs, Auth0 Management API, Machine to Machine Applications, then deploy again.',
  });
}

export function noSuchDeployment(number: number, numbers: readonly number[]): UserferryError {
  return refusal({
    code: 'UF-4108',
    message: `There is no deployment ${number} of this connection to go back to.`,
    next:
      numbers.length === 0
        ? 'Nothing has been deployed to it yet.'
        : `There are ${numbers.join(', ')}; 0 is what was there before the first, if the connection was there.`,
  });
}

/** UF-4109: what Auth0 gives back after a deployment is not what was sent. */
export function notKept(changes: readonly Change[]): UserferryError {
  return new UserferryError({
    code: 'UF-4109',
    message: 'Auth0 took the deployment and gives back something else than was sent.',
    kept: 'The deployment is in the journal, with what was there before.',
    next: 'Look at the details; going back (`deploy --back`) brings back what was there before.',
    detail: listed(changes),
  });
}

/** UF-4110: read without being run, a script shows what would fail or harm at Auth0. */
export function scriptsWrong(wrong: readonly ScriptErrors[]): UserferryError {
  return refusal({
    code: 'UF-4110',
    message: `What is written in ${wrong.map(({ action }) => action).join(', ')} would fail at Auth0 or do harm; the details name each place.`,
    next: 'Mend them: `script check` also says what to write instead. To deploy them all the same, deploy again with --yes script-errors.',
    detail: wrong
      .flatMap(({ action, errors }) =>
        errors.map(({ rule, place, text }) => `${action}:${place.line}:${place.column} (${rule}): ${text}`),
      )
      .join('\n'),
  });
}

/** UF-4112: the values of a configuration are taken away only when no script needs them. */
export function stillReadByScripts(name: string, keys: readonly string[]): UserferryError {
  return refusal({
    code: 'UF-4112',
    message:
      keys.length === 0
        ? `The tenant has no connection named “${name}”, so there are no values to take away.`
        : `At the connection “${name}” ${keys.join(' and ')} still ${keys.length === 1 ? 'reads' : 'read'} the configuration; without it nobody who has not moved yet could sign in.`,
    next:
      keys.length === 0
        ? 'Look at the environment’s connection in the workspace.'
        : 'Deploy the cutover first: its scripts ask nobody.',
  });
}

/** UF-4115: the values stay for the way back until the cutover is seen to hold. */
export function nobodySignedIn(evidence: string): UserferryError {
  return refusal({
    code: 'UF-4115',
    message:
      'Nobody is known to have signed in since the cutover, and without these values going back takes the password again.',
    next: 'Sign in with an account that has moved, then try again. Where the tenant’s log can’t tell, say who has seen a sign-in: `userferry cutover --accept unseen-sign-in`, or Verify and cut over in the app.',
    detail: evidence,
  });
}

/** UF-4118: a run, or the undoing of one, reckons with the connection as it was when it began. */
export function runUnderWay(mode: string): UserferryError {
  return refusal({
    code: 'UF-4118',
    message: `A run of this workspace is being carried out or undone at this moment, and reckons with whom Auth0 asks as it is; this deployment (${mode}) would change that.`,
    next: 'Wait until it has finished, or stop it where it was begun (userferry status tells how it stands); then deploy again.',
  });
}

/** UF-4113: the cutover's checklist has lines that come first. */
export function peopleLeftBehind(evidence: readonly string[]): UserferryError {
  return refusal({
    code: 'UF-4113',
    message:
      'After the cutover nobody is asked any more who has not moved, and the checklist does not say yet that everybody has.',
    next: 'Go through it: `userferry cutover`, or Verify and cut over in the app. To cut over all the same, deploy with --yes leave-behind.',
    detail: evidence.join('\n'),
  });
}
