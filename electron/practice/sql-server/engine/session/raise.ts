import { failure, RaisedError, unsupported } from '../failure.ts';
import { conversionFrom } from '../scalar/convert.ts';
import { SqlError } from '../scalar/sql-error.ts';
import { INT, nvarchar } from '../scalar/types.ts';
import type { Statement } from '../syntax/statement-tree.ts';
import { evaluateOnce } from './evaluate-once.ts';
import { formatMessage } from './format-message.ts';
import type { Frame, SessionState } from './session-state.ts';
import type { Events } from './statement-run.ts';

/** THROW: raises its arguments, or again the error that the CATCH block around it handles. */
export function throwStatement(
  statement: Extract<Statement, { kind: 'throw' }>,
  state: SessionState,
  frame: Frame,
): never {
  if (statement.arguments === undefined) {
    const { caught } = frame;
    if (caught === undefined) {
      throw failure(
        10704,
        'To rethrow an error, a THROW statement must be used inside a CATCH block. Insert the THROW statement inside a CATCH block, or add error parameters to the THROW statement.',
        { severity: 15 },
      );
    }
    throw new RaisedError(caught, caught.line, caught.procedure ?? '', true);
  }
  const [number, message, status] = statement.arguments;
  const code = Number(evaluateOnce(number, state, frame, (type) => conversionFrom(type, INT)));
  if (code < 50_000) {
    throw failure(
      35100,
      `Error number ${code} in the THROW statement is outside the valid range. Specify an error number in the valid range of 50000 to 2147483647.`,
      { state: 10 },
    );
  }
  const text = String(evaluateOnce(message, state, frame, (type) => conversionFrom(type, nvarchar(2048))) ?? '');
  const stateNumber = Number(evaluateOnce(status, state, frame, (type) => conversionFrom(type, INT)));
  const error = new SqlError(code, 16, stateNumber, text.replaceAll('%%', '%'));
  throw new RaisedError(error, statement.line, frame.procedure, true);
}

/** RAISERROR of a text, with its place holders filled in. */
export function* raise(
  statement: Extract<Statement, { kind: 'raiserror' }>,
  state: SessionState,
  frame: Frame,
): Events {
  const [message, severity, status, ...args] = statement.arguments.map((argument) =>
    evaluateOnce(argument, state, frame, () => (value) => value),
  );
  const { options } = statement;
  if (options.some((option) => !RAISERROR_OPTIONS.has(option))) {
    throw failure(102, `Incorrect syntax near '${options.find((option) => !RAISERROR_OPTIONS.has(option))}'.`, {
      severity: 15,
    });
  }
  if (args.length > 20) {
    throw failure(2747, 'Too many substitution parameters for RAISERROR. Cannot exceed 20 substitution parameters.');
  }
  if (typeof severity !== 'number' || typeof status !== 'number') throw unsupported('this form of RAISERROR');
  if (typeof message === 'number' && message > 50_000) {
    throw failure(
      18054,
      `Error ${message}, severity ${severity}, state ${status} was raised, but no message with that error number was found in sys.messages. If error is larger than 50000, make sure the user-defined message is added using sp_addmessage.`,
    );
  }
  if (typeof message !== 'string') throw unsupported('this form of RAISERROR');
  if (severity > 18) demandLog(options);
  const text = formatMessage(message, args);
  const stateNumber = status < 0 ? 1 : Math.min(status, 255);
  if (severity <= 10) {
    state.rowCount = 0;
    if (options.includes('SETERROR')) state.lastError = 50_000;
    const about = {
      number: 50_000,
      state: stateNumber,
      class: Math.max(0, severity),
      message: text,
      line: statement.line,
      procedure: frame.procedure,
    };
    yield { kind: 'info', message: about };
    return;
  }
  throw new RaisedError(new SqlError(50_000, severity, stateNumber, text), statement.line, frame.procedure, false);
}

const RAISERROR_OPTIONS: ReadonlySet<string> = new Set(['NOWAIT', 'SETERROR', 'LOG']);

/** @throws SqlError 2754, or a refusal: such an error would go to the server's log, or end the connection */
function demandLog(options: readonly string[]): never {
  if (options.includes('LOG')) throw unsupported('RAISERROR of a severity above 18');
  throw failure(
    2754,
    'Error severity levels greater than 18 can only be specified by members of the sysadmin role, using the WITH LOG option.',
  );
}
