import { asSqlError, failure } from '../failure.ts';
import type { SqlParameter, SqlType, SqlValue } from '../interface.ts';
import { dataType } from '../plan/data-type.ts';
import { compileConvert } from '../scalar/convert.ts';
import { INT } from '../scalar/types.ts';
import { parseBatch, parseParameters } from '../syntax/parse.ts';
import type { ProcedureParameter } from '../syntax/statement-tree.ts';
import { runModule } from './module-run.ts';
import { messageOf, runText } from './run-batch.ts';
import { type Frame, newFrame, type SessionState, type Variable } from './session-state.ts';
import type { Events } from './statement-run.ts';

/** A procedure called by RPC, as drivers call sp_executesql and prepared statements. */
export function* remoteCall(procedure: string, parameters: readonly SqlParameter[], state: SessionState): Events {
  try {
    yield* dispatch(procedure, parameters, state);
  } catch (thrown) {
    const error = asSqlError(thrown);
    if (error === undefined) throw thrown;
    yield { kind: 'error', message: messageOf(error, 1, procedure) };
    yield { kind: 'done', count: null, statement: 'other', inProcedure: true };
  }
}

function* dispatch(procedure: string, parameters: readonly SqlParameter[], state: SessionState): Events {
  const name = procedure
    .toLowerCase()
    .replace(/^(\[?sys\]?|master|dbo)?\.+/, '')
    .replaceAll(/[[\]]/g, '');
  switch (name) {
    case 'sp_executesql': {
      const [text, definition, ...values] = parameters;
      yield* execute(textValue(text), textValue(definition), values, state);
      return;
    }
    case 'sp_prepare': {
      const [handle, definition, text] = parameters;
      const number = prepare(textValue(text), textValue(definition), state);
      yield { kind: 'returnStatus', status: 0 };
      if (handle !== undefined) yield handleValue(handle, number);
      return;
    }
    case 'sp_prepexec': {
      const [handle, definition, text, ...values] = parameters;
      const number = prepare(textValue(text), textValue(definition), state);
      yield* execute(textValue(text), textValue(definition), values, state);
      if (handle !== undefined) yield handleValue(handle, number);
      return;
    }
    case 'sp_execute': {
      const [handle, ...values] = parameters;
      const prepared = state.prepared.get(Number(handle?.value));
      if (prepared === undefined)
        throw failure(8179, `Could not find prepared statement with handle ${handle?.value ?? 0}.`, { state: 2 });
      yield* execute(prepared.text, prepared.parameters, values, state);
      return;
    }
    case 'sp_unprepare': {
      const number = Number(parameters[0]?.value);
      if (!state.prepared.delete(number))
        throw failure(8179, `Could not find prepared statement with handle ${number}.`, { state: 2 });
      yield { kind: 'returnStatus', status: 0 };
      return;
    }
    default:
      yield* callByName(procedure, parameters, state);
  }
}

/** Any other procedure: the same as EXEC of it, its parameters as variables. */
function* callByName(procedure: string, parameters: readonly SqlParameter[], state: SessionState): Events {
  const frame = newFrame();
  const args = parameters.map(({ name, type, value, output }, index) => {
    frame.variables.set(`@p${index}`, { type, value });
    return `${name === '' ? '' : `${name} = `}@p${index}${output ? ' OUTPUT' : ''}`;
  });
  const status: Variable = { type: INT, value: null };
  frame.variables.set('@status', status);
  yield* runText(`EXEC @status = ${procedure} ${args.join(', ')}`, state, frame);
  // A procedure that an error ended has neither a status nor results of its own.
  if (typeof status.value !== 'number') return;
  yield { kind: 'returnStatus', status: status.value };
  for (const [index, { name, output }] of parameters.entries()) {
    const variable = frame.variables.get(`@p${index}`);
    if (output && variable !== undefined) yield { kind: 'returnValue', name, ordinal: index, ...variable };
  }
}

function textValue(parameter: SqlParameter | undefined): string {
  return parameter === undefined || parameter.value === null ? '' : String(parameter.value);
}

function prepare(text: string, definition: string, state: SessionState): number {
  const statements = parseBatch(text, state.quotedIdentifiers);
  parseParameters(definition);
  state.lastHandle += 1;
  state.prepared.set(state.lastHandle, { parameters: definition, statements, text });
  return state.lastHandle;
}

function handleValue({ name }: SqlParameter, value: number) {
  return { kind: 'returnValue', name, ordinal: 0, type: { base: 'int' }, value } as const;
}

function* execute(text: string, definition: string, values: readonly SqlParameter[], state: SessionState): Events {
  const parameters = parseParameters(definition);
  const frame = newFrame('', 1);
  for (const [index, parameter] of parameters.entries()) {
    const given = values.find(({ name }, at) =>
      name === '' ? at === index : name.toLowerCase() === parameter.name.toLowerCase(),
    );
    const type = dataType(parameter.type, 1);
    if (given === undefined && parameter.default === undefined) {
      throw failure(
        8178,
        `The parameterized query '(${definition})${text}' expects the parameter '${parameter.name}', which was not supplied.`,
      );
    }
    frame.variables.set(parameter.name.toLowerCase(), { type, value: valueAs(given, type) });
  }
  demandNoMore(parameters, values);
  const status = yield* inProcedure(text, state, frame);
  yield { kind: 'returnStatus', status };
  for (const [index, parameter] of parameters.entries()) {
    const given = values.find(({ name }, at) =>
      name === '' ? at === index : name.toLowerCase() === parameter.name.toLowerCase(),
    );
    const variable = frame.variables.get(parameter.name.toLowerCase());
    if (given?.output !== true || variable === undefined) continue;
    yield { kind: 'returnValue', name: parameter.name, ordinal: index, type: variable.type, value: variable.value };
  }
}

function demandNoMore(parameters: readonly ProcedureParameter[], values: readonly SqlParameter[]): void {
  if (values.length > parameters.length) {
    throw failure(8144, 'Procedure or function sp_executesql has too many arguments specified.', { state: 2 });
  }
}

function valueAs(given: SqlParameter | undefined, type: SqlType): SqlValue {
  return given === undefined ? null : compileConvert(given.type, type, 'implicit')(given.value);
}

/** Runs the text as the dynamic text that it is; a transaction that it leaves open or has ended is told as an error. */
function* inProcedure(text: string, state: SessionState, frame: Frame): Events<number> {
  const events = runModule(state, '', () => runText(text, state, frame));
  try {
    for (;;) {
      const step = events.next();
      if (step.done === true) return step.value ?? 0;
      yield step.value.kind === 'done' ? { ...step.value, inProcedure: true } : step.value;
    }
  } catch (thrown) {
    const error = asSqlError(thrown);
    if (error === undefined) throw thrown;
    yield { kind: 'error', message: messageOf(error, 1, '') };
    return 0;
  } finally {
    events.return(0);
  }
}
