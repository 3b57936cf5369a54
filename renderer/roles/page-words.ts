import { plural, t } from '@lingui/core/macro';
import { count } from '../words/numbers.ts';
import { remaining } from '../words/times.ts';
import { rolesSentence, times } from './roles-words.ts';
import type { useRoles } from './use-roles.ts';

type Page = ReturnType<typeof useRoles>;

export function rolesHeading({ roles, state, looking, giving, figures, meant, isUnseen }: Page): string {
  if (looking) return t`Reading who has which role`;
  if (giving) return t`Roles are being given`;
  if (isUnseen) return t`Other roles are chosen, and nobody has looked since`;
  const [given, more] = [times(figures.given), times(meant)];
  switch (state) {
    case 'unseen':
      return t`Roles at Auth0 for people who have them in the old application`;
    case 'listed':
      if (roles?.roles.length === 0) return t`Nobody’s metadata names a role`;
      return meant === 0 ? t`Nobody of the run is to be given a role` : t`A role would be given ${more}`;
    case 'giving':
      return t`Giving roles has stopped, and goes on where it was`;
    case 'given':
      return meant === 0
        ? t`A role was given ${given}`
        : t`A role was given ${given}, and is to be given ${more} still`;
  }
}

export function rolesStanding({ roles, looking, giving }: Page): { readonly fact: string; readonly more: string } {
  if (looking)
    return { fact: t`Nobody is given anything.`, more: t`The connection and the tenant’s roles are only read.` };
  if (giving)
    return { fact: t`Each is written down before the call.`, more: t`Giving a role once more changes nothing.` };
  if (roles === undefined || roles.state === 'unseen')
    return { fact: t`Nobody has looked yet.`, more: t`Looking gives nobody anything.` };
  if (roles.state === 'listed')
    return { fact: t`Nobody was given a role so far.`, more: t`Looking gives nobody anything.` };
  const fact = rolesSentence(roles);
  const by = roles.askings.at(-1)?.by;
  return { fact, more: by == null ? t`Looking gives nobody anything.` : t`Asked for by ${by}.` };
}

export function beforeLines(): readonly string[] {
  return [
    t`Whoever the run imported or updated, by the roles that their app_metadata names in an export of now; who was there before only with a yes of its own`,
    t`A role of the old application is the tenant’s role of the same name, or the one that you choose for it; roles are not made`,
    t`Nobody else is touched, and no role is taken away`,
  ];
}

export function neededLines(): readonly string[] {
  return [
    t`The connection is exported, and who has each role is read; the old database is not needed`,
    t`The rights read:users, read:connections, read:roles and read:role_members; to give also create:role_members and update:roles`,
    t`No run under way, and nobody being undone on the connection meanwhile`,
  ];
}

/** Undoing deletes users whole; nothing else of Userferry’s takes a role away. */
export function backLines(run: string): readonly string[] {
  return [
    t`Userferry takes no role away again: what is given here can’t be taken back from here`,
    t`Undoing run ${run} deletes the users whom it brought, and their roles go with them; whoever an undo keeps, keeps the role too`,
    t`In the Auth0 dashboard a role is taken away under User Management, Roles; the saved list says who was given it, and who had it before`,
  ];
}

export function timeLines({ calls, pace }: Page): readonly string[] {
  const number = count(calls);
  return [
    pace == null
      ? plural(calls, {
          one: `${number} call: how fast is up to the tenant’s rate limit`,
          other: `${number} calls: how fast is up to the tenant’s rate limit`,
        })
      : callsTake(calls, (calls / pace) * 1000),
    t`Before that the connection is exported once more: whose metadata names a role no longer is left out, and nobody is added`,
    t`It can be stopped at any time, and goes on where it was; meanwhile no run begins on the connection`,
  ];
}

function callsTake(calls: number, ms: number): string {
  const [number, time] = [count(calls), remaining(ms)];
  return plural(calls, {
    one: `${number} call takes about ${time} at the tenant’s rate limit, with reading back who has each role`,
    other: `${number} calls take about ${time} at the tenant’s rate limit, with reading back who has each role`,
  });
}
