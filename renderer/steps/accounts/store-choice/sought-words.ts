import { assertNever } from '../../../components/assert-never.ts';
import { counted } from '../../../words/numbers.ts';
import { candidatePlace, type Sought } from './candidate-words.ts';

/** The finding of a survey that has found the accounts of nobody yet. */
export function soughtHeading(sought: Sought): string {
  switch (sought.kind) {
    case 'nothing':
      return 'No accounts were recognised in this database';
    case 'which':
      return sought.found.length === 1
        ? 'One place may hold the accounts'
        : `${counted(sought.found.length, 'place', 'places')} may hold the accounts`;
    case 'asking':
      return `Accounts found in ${candidatePlace(sought.candidate)}`;
    default:
      return assertNever(sought);
  }
}

/** What it takes to go on. */
export function soughtSentence(sought: Sought): string {
  switch (sought.kind) {
    case 'nothing':
      return 'Nothing was changed. If this is the right database, name the table of the accounts, or write a SELECT that gives them.';
    case 'which':
      return 'Only you know which of these people are to move. A few rows were looked at; nothing was kept and nothing was changed.';
    case 'asking':
      return sought.open === 0
        ? 'Nothing is open any more. The survey reads every account once and changes nothing.'
        : `${counted(sought.open, 'question is', 'questions are')} left that its names and values don’t answer. What you say is kept and can be changed later.`;
    default:
      return assertNever(sought);
  }
}

/** Where that stands, for the bottom bar. */
export function soughtStanding(sought: Sought): { readonly fact: string; readonly more: string } {
  switch (sought.kind) {
    case 'nothing':
      return {
        fact: 'No accounts have been read.',
        more: 'Name a table, write a SELECT, or connect to another database.',
      };
    case 'which':
      return { fact: 'No accounts have been read.', more: 'Choose the people who are to move.' };
    case 'asking':
      return sought.open === 0
        ? { fact: 'Ready to be surveyed.', more: 'No accounts have been read yet.' }
        : {
            fact: `${counted(sought.open, 'question is', 'questions are')} open.`,
            more: 'No accounts have been read yet.',
          };
    default:
      return assertNever(sought);
  }
}

/** The same under the step's name. */
export function soughtCaption(sought: Sought): string {
  switch (sought.kind) {
    case 'nothing':
      return 'Nothing recognised';
    case 'which':
      return 'Choose a store';
    case 'asking':
      return sought.open === 0 ? 'Ready to survey' : `${counted(sought.open, 'question', 'questions')} open`;
    default:
      return assertNever(sought);
  }
}
