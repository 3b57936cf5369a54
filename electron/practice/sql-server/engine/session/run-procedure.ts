import { systemTable } from '../catalog/system-table.ts';
import { failure, unsupported } from '../failure.ts';
import type { SqlType, SqlValue } from '../interface.ts';
import { undeclared } from '../plan/bind-value.ts';
import { dataType } from '../plan/data-type.ts';
import { compileConvert, conversionFrom } from '../scalar/convert.ts';
import { SqlError } from '../scalar/sql-error.ts';
import { INT, typeName } from '../scalar/types.ts';
import { parseParameters } from '../syntax/parse.ts';
import type { ProcedureArgument, ProcedureParameter, Statement } from '../syntax/statement-tree.ts';
import { declareAll } from './declarations.ts';
import { describeFirstResult, descriptionOf } from './describe-result.ts';
import type { Ending } from './ending.ts';
import { bindSelectIn } from './environment-in.ts';
import { evaluateOnce, textOf, typeIn } from './evaluate-once.ts';
import { procedureNamed } from './known-procedure.ts';
import { runModule } from './module-run.ts';
import { nameParts } from './object-names.ts';
import { runQuery } from './run-select.ts';
import { type Frame, nestedFrame, type SessionState } from './session-state.ts';
import type { Events } from './statement-run.ts';
import { SessionSurroundings } from './surroundings.ts';
import { type SystemProcedure, systemProcedure } from './system-procedures.ts';
import { DESCRIPTION } from './system-table-functions.ts';

/** The parts of running batches that procedures need; handed in, because both hold each other. */
export interface Batches {
  runInner(text: string, state: SessionState, frame: Frame, caught: boolean): Events<number>;
  runStatements(statements: readonly Statement[], state: SessionState, frame: Frame, caught: boolean): Events<Ending>;
}

type Execute = Extract<Statement, { kind: 'execute' }>;

/** EXEC of sp_executesql or of a procedure made by CREATE PROCEDURE. Its return status; undefined where an error ended it. */
export function* runProcedure(
  statement: Execute,
  state: SessionState,
  frame: Frame,
  caught: boolean,
  batches: Batches,
): Events<number | undefined> {
  const written =
    typeof statement.procedure === 'string'
      ? nameParts(textOf({ kind: 'variable', name: statement.procedure }, state, frame))
      : statement.procedure;
  const name = written.at(-1) ?? '';
  if (name.toLowerCase() === 'sp_executesql') {
    return yield* executeSql(statement, state, frame, caught, batches);
  }
  if (name.toLowerCase() === 'sp_describe_first_result_set') {
    yield* describe(statement, state, frame);
    return 0;
  }
  const own = systemProcedure(name);
  if (own !== undefined) {
    return yield* runBody(own, statement, state, frame, caught, batches);
  }
  const procedure = procedureNamed(written, state);
  if (state.login.role !== 'owner') {
    throw failure(
      229,
      `The EXECUTE permission was denied on the object '${procedure.name}', database '${state.database.name}', schema '${procedure.schema}'.`,
      { severity: 14, state: 5 },
    );
  }
  return yield* runBody(procedure, statement, state, frame, caught, batches);
}

/** sp_describe_first_result_set: what a batch's first result would be like. */
function* describe(statement: Execute, state: SessionState, frame: Frame): Events {
  const values = ['@tsql', '@params', '@browse_information_mode'].map((name, index) => {
    const given = statement.arguments.find((argument, at) =>
      argument.name === undefined ? at === index : argument.name.toLowerCase() === name,
    );
    return given === undefined || given.value.kind === 'default' ? '' : textOf(given.value, state, frame);
  });
  const [text = '', parameters = '', mode = ''] = values;
  if (mode !== '' && mode !== '0') throw unsupported('sp_describe_first_result_set with browse information');
  const columns = describeFirstResult(text, parameters, state, (select, inner) =>
    bindSelectIn(new SessionSurroundings(state, inner), select),
  );
  const rows = columns.map((column, index) => descriptionOf(column, index + 1));
  const result = systemTable(DESCRIPTION, () => rows);
  yield* runQuery(
    {
      columns: result.columns,
      *open() {
        yield [...result.rows()];
      },
    },
    state,
  );
}

function* runBody(
  procedure: SystemProcedure,
  statement: Execute,
  state: SessionState,
  frame: Frame,
  caught: boolean,
  batches: Batches,
): Events<number | undefined> {
  const inner = nestedFrame(frame, procedure.name);
  const outputs = passArguments(procedure.parameters, statement.arguments, state, frame, inner, procedure.name);
  return yield* runModule(state, procedure.name, function* (): Events<number> {
    declareAll(procedure.body, state, inner);
    const ending = yield* batches.runStatements(procedure.body, state, inner, caught);
    giveBack(outputs, inner, frame);
    return giveStatus(typeof ending === 'object' ? ending.status : 0, statement, frame);
  });
}

function giveStatus(status: number, { result }: Execute, frame: Frame): number {
  if (result === undefined) return status;
  const variable = frame.variables.get(result.toLowerCase());
  if (variable === undefined) throw undeclared(result);
  variable.value = compileConvert(INT, variable.type, 'implicit')(status);
  return status;
}

function* executeSql(
  statement: Execute,
  state: SessionState,
  frame: Frame,
  caught: boolean,
  batches: Batches,
): Events<number | undefined> {
  const [text, definition, ...args] = statement.arguments;
  if (text === undefined) {
    throw failure(
      201,
      "Procedure or function 'sp_executesql' expects parameter '@statement', which was not supplied.",
      { state: 10 },
    );
  }
  if (text.output || (text.name !== undefined && !/^@(stmt|statement)$/i.test(text.name)))
    throw unsupported('this call of sp_executesql');
  if (definition?.name !== undefined && definition.name.toLowerCase() !== '@params')
    throw unsupported('this call of sp_executesql');
  demandNational(text, '@statement', 2, state, frame);
  if (definition !== undefined) demandNational(definition, '@parameters', 3, state, frame);
  const sql = textOf(text.value, state, frame);
  const parameters = definition === undefined ? [] : parseParameters(textOf(definition.value, state, frame));
  const inner = nestedFrame(frame, '');
  const missing = (parameter: ProcedureParameter) =>
    failure(
      8178,
      `The parameterized query '(${definition === undefined ? '' : textOf(definition.value, state, frame)})${sql}' expects the parameter '${parameter.name}', which was not supplied.`,
    );
  const outputs = passArguments(parameters, args, state, frame, inner, 'sp_executesql', missing);
  return yield* runModule(state, '', function* (): Events<number> {
    const status = yield* batches.runInner(sql, state, inner, caught);
    giveBack(outputs, inner, frame);
    return giveStatus(status, statement, frame);
  });
}

/** sp_executesql takes national texts alone. @throws SqlError 214 */
function demandNational(
  { value }: ProcedureArgument,
  name: string,
  stateNumber: number,
  state: SessionState,
  frame: Frame,
): void {
  const type = value.kind === 'default' ? null : typeIn(value, state, frame);
  if (type === null || /^(?:nvarchar|nchar|ntext)$/.test(type.base)) return;
  throw failure(214, `Procedure expects parameter '${name}' of type 'ntext/nchar/nvarchar'.`, { state: stateNumber });
}

interface Output {
  readonly inner: string;
  readonly outer: string;
}

/** Declares the parameters in the inner frame with the arguments' values. @throws SqlError 201, 8144, 8145, 8162, 8178 */
function passArguments(
  parameters: readonly ProcedureParameter[],
  args: readonly ProcedureArgument[],
  state: SessionState,
  frame: Frame,
  inner: Frame,
  procedure: string,
  missing = (parameter: ProcedureParameter) =>
    failure(
      201,
      `Procedure or function '${procedure}' expects parameter '${parameter.name}', which was not supplied.`,
      { state: 4 },
    ),
): Output[] {
  if (args.length > 0 && parameters.length === 0) {
    throw failure(8146, `Procedure ${procedure} has no parameters and arguments were supplied.`, { state: 2 });
  }
  if (args.length > parameters.length) {
    throw failure(8144, `Procedure or function ${procedure} has too many arguments specified.`, { state: 2 });
  }
  const outputs: Output[] = [];
  const unnamed = args.filter(({ name }) => name === undefined).length;
  if (args.slice(0, unnamed).some(({ name }) => name !== undefined)) {
    throw failure(
      119,
      `Must pass parameter number ${unnamed + 1} and subsequent parameters as '@name = value'. After the form '@name = value' has been used, all subsequent parameters must be passed in the form '@name = value'.`,
      { severity: 15 },
    );
  }
  for (const { name } of args) {
    if (name !== undefined && !parameters.some((parameter) => parameter.name.toLowerCase() === name.toLowerCase())) {
      throw failure(8145, `${name} is not a parameter for procedure ${procedure}.`);
    }
  }
  for (const [index, parameter] of parameters.entries()) {
    const key = parameter.name.toLowerCase();
    const given = args.find(({ name }, at) => (name === undefined ? at === index : name.toLowerCase() === key));
    const type = dataType(parameter.type, 1);
    inner.variables.set(key, { type, value: argumentValue(parameter, given, type, state, frame, missing) });
    if (given?.output !== true) continue;
    if (!parameter.output) {
      throw failure(
        8162,
        `The formal parameter "${parameter.name}" was not declared as an OUTPUT parameter, but the actual parameter passed in requested output.`,
        { state: 2 },
      );
    }
    if (given.value.kind !== 'variable')
      throw failure(179, 'Cannot use the OUTPUT option when passing a constant to a stored procedure.', {
        severity: 15,
      });
    outputs.push({ inner: key, outer: given.value.name.toLowerCase() });
  }
  return outputs;
}

function argumentValue(
  parameter: ProcedureParameter,
  given: ProcedureArgument | undefined,
  type: SqlType,
  state: SessionState,
  frame: Frame,
  missing: (parameter: ProcedureParameter) => Error,
): SqlValue {
  const expression = given === undefined || given.value.kind === 'default' ? parameter.default : given.value;
  if (expression === undefined) throw missing(parameter);
  return evaluateOnce(expression, state, frame, (from) => {
    const convert = conversionFrom(from, type);
    return (value) => {
      try {
        return convert(value);
      } catch (thrown) {
        // An argument is not converted as an expression is (sys.messages 8114).
        if (!(thrown instanceof SqlError) || !OF_CONVERSION.has(thrown.number) || from === null) throw thrown;
        throw failure(8114, `Error converting data type ${typeName(from)} to ${typeName(type)}.`, { state: 5 });
      }
    };
  });
}

const OF_CONVERSION: ReadonlySet<number> = new Set([235, 241, 244, 245, 248, 295, 8169]);

function giveBack(outputs: readonly Output[], inner: Frame, frame: Frame): void {
  for (const output of outputs) {
    const from = inner.variables.get(output.inner);
    const to = frame.variables.get(output.outer);
    if (from === undefined || to === undefined) throw undeclared(output.outer);
    to.value = compileConvert(from.type, to.type, 'implicit')(from.value);
  }
}
