import { failure, RaisedError, unsupported } from '../failure.ts';
import type { SqlValue } from '../interface.ts';
import { conversionFrom } from '../scalar/convert.ts';
import { SqlError } from '../scalar/sql-error.ts';
import { INT, nvarchar } from '../scalar/types.ts';
import type { Statement } from '../syntax/tree.ts';
import { evaluateOnce } from './evaluate-once.ts';
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
    throw new RaisedError(caught, caught.line, true);
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
  throw new RaisedError(error, statement.line, true);
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
  const refused = statement.options.find((option) => option !== 'NOWAIT' && option !== 'SETERROR');
  if (refused !== undefined) throw unsupported(`RAISERROR WITH ${refused}`);
  if (typeof message !== 'string' || typeof severity !== 'number' || typeof status !== 'number') {
    throw unsupported('this form of RAISERROR');
  }
  const text = filled(message, args);
  if (severity > 18) throw unsupported('RAISERROR of a severity above 18');
  const stateNumber = status < 0 ? 1 : Math.min(status, 255);
  if (severity <= 10) {
    const about = {
      number: 50_000,
      state: stateNumber,
      class: severity,
      message: text,
      line: statement.line,
      procedure: frame.procedure,
    };
    yield { kind: 'info', message: about };
    return;
  }
  throw new RaisedError(new SqlError(50_000, severity, stateNumber, text), statement.line, false);
}

function filled(message: string, args: readonly SqlValue[]): string {
  let next = 0;
  return message.replace(
    /%%|%([-+ 0#]*)(\d+|\*)?(?:\.(\d+|\*))?([a-zA-Z]|I64d)?/g,
    (match, flags: string, width, precision, type: string) => {
      if (match === '%%') return '%';
      if (flags !== '' || width !== undefined || precision !== undefined)
        throw unsupported(`the place holder ${match} in RAISERROR`);
      const value = args[next];
      next += 1;
      if (value === undefined || value === null) return '(null)';
      if (type === 's' && typeof value === 'string') return value;
      if ((type === 'd' || type === 'i') && typeof value === 'number') return String(value);
      throw unsupported(`the place holder ${match} in RAISERROR`);
    },
  );
}
