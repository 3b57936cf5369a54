// `npm run bench -- survey [ACCOUNTS]`: a survey against a bare stream of the same columns, from a tenth of the accounts to all of them.
import { compareReading } from './reading.ts';

export const run = (args: readonly string[]): Promise<void> => compareReading('survey', args);
