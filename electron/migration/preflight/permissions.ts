import { assertNever } from '../../common/assert-never.ts';
import type { Mode } from '../../common/mode-words.ts';
import { fine, inTheWay, type Judgement, whereToGrant, worthKnowing } from './finding.ts';
import { deploys, type PreflightCase } from './preflight-case.ts';
import { peopleText } from './texts.ts';

// Scopes of Auth0's Management API by what Userferry does with them (Auth0 docs, Management API: each endpoint names its own).

function neededToRun(mode: Mode): readonly string[] {
  switch (mode) {
    case 'bulk':
    case 'hybrid':
      return ['create:users', 'read:users', 'read:connections'];
    case 'trickle':
      return ['read:users', 'read:connections'];
    case 'legacy':
      return ['read:connections'];
    default:
      return assertNever(mode);
  }
}

export function permissionsToRun({ facts, intent: { mode } }: PreflightCase): Judgement {
  const missing = missingOf(neededToRun(mode), facts.scopes);
  if (missing.length === 0) return fine('Everything is granted.', 'No call fails for want of a permission.');
  return inTheWay(
    `The application lacks ${listed(missing)}.`,
    mode === 'bulk' || mode === 'hybrid' ? 'No import can be sent and followed.' : 'Who has moved can’t be read back.',
    granting(missing),
  );
}

export function permissionsToDeploy({ facts, intent }: PreflightCase): Judgement {
  if (!deploys(intent)) return fine('Bulk deploys nothing.', 'It needs no permission for it; better to grant none.');
  const { connection } = facts;
  const makes = connection.kind === 'seen' && connection.value === null;
  const missing = missingOf(
    [
      ...(makes ? ['create:connections'] : []),
      'read:connections',
      'read:connections_options',
      'update:connections',
      'update:connections_options',
    ],
    facts.scopes,
  );
  if (missing.length === 0) return fine('Everything is granted.', 'The scripts can be deployed, and taken back.');
  return inTheWay(
    `The application lacks ${listed(missing)}.`,
    'The scripts can’t be deployed, nor taken back in a hurry.',
    granting(missing),
  );
}

export function permissionForLog({ facts, intent }: PreflightCase): Judgement {
  if (facts.scopes.includes('read:logs')) {
    return fine('Granted.', 'Who is refused, and why, can be read while it happens.');
  }
  return worthKnowing(
    'The application lacks read:logs.',
    intent.mode === 'bulk'
      ? 'An import whose answer is lost takes longer to settle, and the help desk can’t be told why somebody is refused.'
      : 'Nobody sees who is refused and why, and the help desk can’t be told.',
    granting(['read:logs']),
  );
}

export function permissionToUndo({ facts, intent, population }: PreflightCase): Judgement {
  const sends = intent.mode === 'bulk' || intent.mode === 'hybrid';
  if (!sends) return fine('Nothing is imported, so there is nothing to undo.', 'No permission to delete is needed.');
  if (facts.scopes.includes('delete:users')) return fine('Granted.', 'A run that went wrong can be taken back.');
  const whom = population === null ? 'the people whom it brought' : peopleText(population.importing);
  return worthKnowing(
    'The application lacks delete:users.',
    `A run that went wrong can’t be taken back: ${whom} would stay until it is granted. Half-created users can’t be removed either.`,
    granting(['delete:users']),
  );
}

function missingOf(needed: readonly string[], scopes: readonly string[]): readonly string[] {
  return needed.filter((scope) => !scopes.includes(scope));
}

function granting(scopes: readonly string[]): string {
  return `Grant ${listed(scopes)} ${whereToGrant}. It holds for the next token.`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
