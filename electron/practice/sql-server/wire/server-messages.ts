import { type SqlMessage, UNSUPPORTED_ERROR } from '../engine/interface.ts';

function message(number: number, state: number, severity: number, text: string): SqlMessage {
  return { number, state, class: severity, message: text, line: 1, procedure: '' };
}

/** SQL Server's own texts (sys.messages) for what the wire itself has to say. */
export const serverMessages = {
  databaseChanged: (database: string) => message(5701, 2, 0, `Changed database context to '${database}'.`),
  languageChanged: (language: string) => message(5703, 1, 0, `Changed language setting to ${language}.`),
  loginFailed: (user: string) => message(18_456, 1, 14, `Login failed for user '${user}'.`),
  integratedLogin: () =>
    message(
      18_452,
      1,
      14,
      'Login failed. The login is from an untrusted domain and cannot be used with Integrated authentication.',
    ),
  deadlockVictim: (process: number) =>
    message(
      1205,
      51,
      13,
      `Transaction (Process ID ${process}) was deadlocked on lock resources with another process and has been chosen as ` +
        'the deadlock victim. Rerun the transaction.',
    ),
  unsupported: (text: string) => message(UNSUPPORTED_ERROR, 1, 16, text),
  /** A defect of ours: told to the client as what it is, and the connection ends, as after any error of this class. */
  defect: (error: unknown) =>
    message(
      UNSUPPORTED_ERROR,
      2,
      20,
      `The practice server failed: ${error instanceof Error ? error.message : String(error)}`,
    ),
} as const;
