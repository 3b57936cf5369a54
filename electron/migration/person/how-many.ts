import { momentText } from './evidence-lines.ts';
import type { FoundPeople } from './person-types.ts';

/** When several go by what was asked for: none of them is chosen. */
export function manySentence(sought: string, people: number, more: boolean): string {
  const several = more ? `More than ${people}` : `${people}`;
  return `${several} accounts or users go by ${sought}, none of whom is chosen here: each is shown below, so ask which one it is, and look again by key.`;
}

/** When nobody was found: where was looked, and what that means. */
export function nobodySentence(sought: string, { basis, searches }: Pick<FoundPeople, 'basis' | 'searches'>): string {
  const { legacy, tenant } = searches;
  const looked = [
    ...(basis === null || basis.isSurvey ? [] : [`in plan ${basis.plan} of ${momentText(basis.made)}`]),
    ...(legacy?.kind === 'told' ? ['in the old database'] : []),
    ...(tenant?.kind === 'told' ? ['in Auth0'] : []),
  ];
  const unasked = [
    ...(legacy?.kind === 'told' ? [] : ['the old database']),
    ...(tenant?.kind === 'told' ? [] : ['Auth0']),
  ];
  const where = looked.length === 0 ? 'anywhere' : listed(looked, 'or');
  if (unasked.length === 0)
    return `Nobody goes by ${sought} ${where}: check the spelling, for they have no account in any of them.`;
  const means =
    basis === null
      ? 'make a plan first, which says how accounts are read'
      : `check the spelling, and ask again once ${unasked.length === 2 ? 'they answer' : 'it answers'}, for somebody may be there who came after the plan`;
  return `Nobody goes by ${sought} ${where}, and ${listed(unasked, 'and')} could not be asked: ${means}.`;
}

function listed(parts: readonly string[], word: string): string {
  const [last = '', ...before] = parts.toReversed();
  return before.length === 0 ? last : `${before.toReversed().join(', ')} ${word} ${last}`;
}
