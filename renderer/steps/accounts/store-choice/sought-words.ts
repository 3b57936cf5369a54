import { plural, t } from '@lingui/core/macro';
import { assertNever } from '../../../components/assert-never.ts';
import { places, questions } from '../../../words/counts.ts';
import { count } from '../../../words/numbers.ts';
import { candidatePlace, type Sought } from './candidate-words.ts';

/** The finding of a survey that has found the accounts of nobody yet. */
export function soughtHeading(sought: Sought): string {
  switch (sought.kind) {
    case 'nothing':
      return t`No accounts were recognised in this database`;
    case 'which':
      return sought.found.length === 1
        ? t`One place may hold the accounts`
        : t`${{ places: places(sought.found.length) }} may hold the accounts`;
    case 'asking':
      return t`Accounts found in ${{ candidate: candidatePlace(sought.candidate) }}`;
    default:
      return assertNever(sought);
  }
}

/** What it takes to go on. */
export function soughtSentence(sought: Sought): string {
  const open = count(sought.kind === 'asking' ? sought.open : 0);
  switch (sought.kind) {
    case 'nothing':
      return t`Nothing was changed. If this is the right database, name the table of the accounts, or write a SELECT that gives them.`;
    case 'which':
      return t`Only you know which of these people are to move. A few rows were looked at; nothing was kept and nothing was changed.`;
    case 'asking':
      return sought.open === 0
        ? t`Nothing is open any more. The survey reads every account once and changes nothing.`
        : plural(sought.open, {
            one: `${open} question is left that its names and values don’t answer. What you say is kept and can be changed later.`,
            other: `${open} questions are left that its names and values don’t answer. What you say is kept and can be changed later.`,
          });
    default:
      return assertNever(sought);
  }
}

/** Where that stands, for the bottom bar. */
export function soughtStanding(sought: Sought): { readonly fact: string; readonly more: string } {
  const open = count(sought.kind === 'asking' ? sought.open : 0);
  switch (sought.kind) {
    case 'nothing':
      return {
        fact: t`No accounts have been read.`,
        more: t`Name a table, write a SELECT, or connect to another database.`,
      };
    case 'which':
      return { fact: t`No accounts have been read.`, more: t`Choose the people who are to move.` };
    case 'asking':
      return sought.open === 0
        ? { fact: t`Ready to be surveyed.`, more: t`No accounts have been read yet.` }
        : {
            fact: plural(sought.open, { one: `${open} question is open.`, other: `${open} questions are open.` }),
            more: t`No accounts have been read yet.`,
          };
    default:
      return assertNever(sought);
  }
}

/** The same under the step's name. */
export function soughtCaption(sought: Sought): string {
  switch (sought.kind) {
    case 'nothing':
      return t`Nothing recognised`;
    case 'which':
      return t`Choose a store`;
    case 'asking':
      return sought.open === 0 ? t`Ready to survey` : t`${{ questions: questions(sought.open) }} open`;
    default:
      return assertNever(sought);
  }
}
