import { plainFailure, UserferryError, type UserferryErrorDetails } from './userferry-error.ts';

/** One step of a diagnosis as it goes on: each check comes as `running` and again with its end. */
export interface Check {
  readonly name: string;
  readonly state: 'running' | 'passed' | 'warned' | 'failed';
  /** What was found, in a sentence. */
  readonly finding: string;
  readonly milliseconds?: number;
  readonly failure?: UserferryErrorDetails;
}

/** The failure of a check as plain data. Anything but a UserferryError is a defect and goes on as it is. */
export function failedCheck(name: string, error: unknown): Check {
  if (!(error instanceof UserferryError)) throw error;
  return { name, state: 'failed', finding: error.message, failure: plainFailure(error) };
}
