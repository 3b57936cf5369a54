import { t } from '@lingui/core/macro';
import { type ScopeSettings, scopeSettings } from '../../../electron/assistant/contract/index.ts';
import { wholeNumber } from '../../words/whole-number.ts';

/** A scope as it stands in the form. */
export interface TypedScope {
  readonly roles: string;
  readonly signedInSince: string;
  readonly first: string;
}

export function typedScope({ roles = [], signedInSince = '', first }: ScopeSettings): TypedScope {
  return { roles: roles.join(', '), signedInSince, first: first === undefined ? '' : String(first) };
}

type ReadScope =
  | { readonly kind: 'scope'; readonly scope: ScopeSettings }
  | { readonly kind: 'wrong'; readonly why: string };

/** The scope that was typed; keys, which the form doesn't show, stay as they were. */
export function readScope({ roles, signedInSince, first }: TypedScope, { keys }: ScopeSettings): ReadScope {
  const names = roles
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const number = first.trim() === '' ? undefined : wholeNumber(first, 1, Number.MAX_SAFE_INTEGER);
  if (first.trim() !== '' && number === undefined) return { kind: 'wrong', why: t`A whole number from 1 is needed.` };
  const scope = scopeSettings.safeParse({
    ...(keys === undefined ? {} : { keys }),
    ...(names.length === 0 ? {} : { roles: names }),
    ...(signedInSince === '' ? {} : { signedInSince }),
    ...(number === undefined ? {} : { first: number }),
  });
  return scope.success
    ? { kind: 'scope', scope: scope.data }
    : { kind: 'wrong', why: t`This is no day of the calendar.` };
}
