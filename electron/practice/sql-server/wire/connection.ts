import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { Clock } from '../../../common/clock.ts';
import type { Engine, Session, SqlMessage } from '../engine/interface.ts';
import { ByteSink } from './byte-sink.ts';
import type { Counters } from './counters.ts';
import { agreedDialect, type Dialect, newestDialect, oldestDialect } from './dialect.ts';
import type { DropState, Faults } from './faults.ts';
import { writeLoginAnswer } from './login-response.ts';
import { type Login7, readLogin7 } from './login7.ts';
import { type Message, MessageReader, negotiatedPacketSize, packetSizes, packetTypes, toPackets } from './packet.ts';
import { negotiateEncryption, type Protection, readPrelogin, writePrelogin } from './prelogin.ts';
import { ProtocolError, UnsupportedRequest } from './protocol-error.ts';
import { type Interruption, type RunOutcome, runEvents } from './request-run.ts';
import { type EngineTask, engineTasks } from './requests.ts';
import { Response } from './response.ts';
import { serverMessages } from './server-messages.ts';
import type { StatementRecord } from './statement-record.ts';
import { environments, writeEnvironmentBytes } from './tokens.ts';
import { Transport } from './transport.ts';

/** LOGIN7 is at most 128 KiB (MS-TDS 2.2.6.4); who has not logged in gets no more memory. */
const LARGEST_LOGIN = 128 * 1024;
/** Statements, parameters and bulk loads: enough for any fixture, and a bound for who would fill the memory. */
const LARGEST_REQUEST = 64 * 1024 * 1024;

export interface ConnectionServices {
  readonly engine: Engine;
  readonly encryption: 'optional' | 'required' | 'off';
  /** Null when the server has no TLS at all. */
  readonly secureContext: SecureContext | null;
  readonly faults: Faults;
  readonly counters: Counters;
  readonly record: StatementRecord;
  readonly clock: Clock;
  readonly serverName: string;
  /** Defects of the server, for its own log; never a client's data. */
  readonly onDefect: (error: unknown) => void;
}

/** Where a connection stands: each message has one meaning in each. */
type Phase = { readonly at: 'prelogin' } | { readonly at: 'login'; readonly protection: Protection } | Ready;

interface Ready {
  readonly at: 'ready';
  readonly session: Session;
  readonly dialect: Dialect;
  readonly applicationName: string;
}

/** The request being answered. */
interface Running extends Interruption {
  /** Ends a planted delay early. */
  readonly abort: AbortController;
}

/** One client's connection, from its first byte to its last. */
export class Connection {
  readonly #services: ConnectionServices;
  readonly #transport: Transport;
  readonly #reader = new MessageReader(LARGEST_LOGIN);
  readonly #spid: number;
  readonly #drop: DropState = { decidedBy: null, rowsLeft: Number.POSITIVE_INFINITY };
  readonly #sink = new ByteSink();
  #packetSize: number = packetSizes.usual;
  #phase: Phase = { at: 'prelogin' };
  #waiting: Message[] = [];
  /** The request being answered, if any; its attention must be acknowledged exactly once. */
  #running: Running | null = null;

  constructor(socket: Socket, spid: number, services: ConnectionServices, onClose: () => void) {
    this.#services = services;
    this.#spid = spid;
    this.#transport = new Transport(socket, {
      onBytes: (bytes) => this.#receive(bytes),
      onFailure: (error) => this.#fail(error),
      onClose: () => {
        this.#running?.abort.abort();
        // A request in flight still uses the session; it closes it when it has seen that the client is gone.
        if (this.#running === null) this.#closeSession();
        onClose();
      },
    });
  }

  close(): void {
    this.#transport.close();
  }

  #receive(bytes: Buffer): void {
    for (const message of this.#reader.push(bytes)) this.#take(message);
  }

  #take(message: Message): void {
    const phase = this.#phase;
    if (phase.at === 'prelogin') this.#prelogin(message);
    else if (phase.at === 'login') this.#login(message, phase.protection);
    else if (message.type === packetTypes.attention) this.#attention(phase);
    else this.#enqueue(message, phase);
  }

  #enqueue(message: Message, phase: Ready): void {
    this.#waiting.push(message);
    // A client waits for its answer before it asks again; a little ahead is harmless, a flood is not.
    if (this.#waiting.length > 4) throw new ProtocolError('The client sends requests without waiting for answers.');
    if (this.#running === null) void this.#work(phase);
  }

  #prelogin(message: Message): void {
    if (message.type === packetTypes.login) {
      this.#loginAtOnce(message);
      return;
    }
    if (message.type !== packetTypes.prelogin) throw new ProtocolError('The first message is not PRELOGIN.');
    const request = readPrelogin(message.payload);
    const { answer, protection } = negotiateEncryption(request.encryption, this.#services.encryption);
    const { packets } = toPackets(
      writePrelogin(answer, request),
      { type: packetTypes.tokens, packetSize: packetSizes.usual, spid: 0, after: 'end' },
      1,
    );
    this.#transport.write(packets);
    if (protection === null) {
      this.#transport.end();
      return;
    }
    if (protection !== 'none' && this.#services.secureContext !== null) {
      this.#transport.startTls(this.#services.secureContext);
    }
    this.#phase = { at: 'login', protection };
  }

  /** Clients of TDS 7.1 and before may spare themselves PRELOGIN, and encryption with it; SQL Server hangs up if it insists on that. */
  #loginAtOnce(message: Message): void {
    if (this.#services.encryption === 'required') {
      throw new ProtocolError('The server requires encryption, and the client begins without.');
    }
    this.#login(message, 'none');
  }

  #login(message: Message, protection: Protection): void {
    if (message.type !== packetTypes.login) throw new ProtocolError('LOGIN7 was expected.');
    const login = readLogin7(message.payload);
    if (protection === 'login') this.#transport.endTls();
    const outcome = this.#tryLogin(login);
    if ('refusal' in outcome) {
      this.#services.counters.failedLogins += 1;
      const response = this.#response(agreedDialect(login.tdsVersion) ?? oldestDialect);
      response.error(outcome.refusal);
      response.end();
      this.#transport.end();
      return;
    }
    this.#services.counters.logins += 1;
    const { session, dialect } = outcome;
    const agreed = negotiatedPacketSize(login.packetSize);
    const response = this.#response(dialect, Math.min(agreed, packetSizes.usual));
    writeLoginAnswer(response, {
      login,
      dialect,
      database: session.database,
      packetSizes: { agreed, before: packetSizes.usual },
      serverName: this.#services.serverName,
    });
    this.#packetSize = agreed;
    this.#reader.limit = LARGEST_REQUEST;
    this.#phase = { at: 'ready', session, dialect, applicationName: login.applicationName };
    response.end();
  }

  #tryLogin(
    login: Login7,
  ): { readonly session: Session; readonly dialect: Dialect } | { readonly refusal: SqlMessage } {
    const dialect = agreedDialect(login.tdsVersion);
    if (dialect === null) {
      const text = `The practice server does not support TDS versions before 7.1 (asked: ${login.tdsVersion.toString(16)}).`;
      return { refusal: serverMessages.unsupported(text) };
    }
    if (login.integrated) return { refusal: serverMessages.integratedLogin() };
    if (this.#services.faults.takeLoginFailure()) return { refusal: serverMessages.loginFailed(login.userName) };
    const answer = this.#services.engine.login({
      user: login.userName,
      password: login.password,
      database: login.database,
      applicationName: login.applicationName,
      hostName: login.hostName,
      readOnlyIntent: login.readOnlyIntent,
    });
    return 'batch' in answer ? { session: answer, dialect } : { refusal: answer };
  }

  #attention({ dialect }: Ready): void {
    this.#services.counters.attentions += 1;
    if (this.#running !== null) {
      this.#running.cancelled = true;
      this.#running.abort.abort();
      return;
    }
    this.#response(dialect).acknowledgeAttention();
  }

  /** Answers the requests that wait, one after the other. */
  async #work(phase: Ready): Promise<void> {
    try {
      for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
        const running = { cancelled: false, abort: new AbortController() };
        this.#running = running;
        this.#services.counters.requests += 1;
        await this.#answer(next, phase, running);
        // Whether it stopped the request or crossed the end of its answer: an attention is acknowledged exactly once.
        if (running.cancelled) this.#response(phase.dialect).acknowledgeAttention();
        this.#running = null;
        if (this.#transport.closed) break;
      }
    } catch (error) {
      this.#running = null;
      this.#fail(error);
    }
    if (this.#transport.closed) this.#closeSession();
  }

  async #answer(message: Message, phase: Ready, running: Running): Promise<void> {
    const { session, dialect } = phase;
    await this.#delay(running.abort.signal);
    const response = this.#response(dialect);
    if (running.cancelled || message.ignore) {
      response.end();
      return;
    }
    if (message.reset === 'all') {
      session.reset();
      writeEnvironmentBytes(response.sink, environments.reset, Buffer.alloc(0), Buffer.alloc(0));
    }
    const outcome = await this.#run(message, phase, response, running);
    if (outcome !== 'gone' && !response.end()) await this.#transport.drained();
  }

  async #run(
    message: Message,
    { session, dialect, applicationName }: Omit<Ready, 'at'>,
    response: Response,
    interruption: Interruption,
  ): Promise<RunOutcome> {
    try {
      if (message.reset === 'keepTransaction') throw new UnsupportedRequest('RESETCONNECTIONSKIPTRAN');
      for (const task of engineTasks(session, message, dialect)) {
        if (task.sent !== null) this.#services.record.note(applicationName, task.sent);
        if (this.#services.faults.takeDeadlock(task.text)) {
          this.#deadlock(task, session, response);
          return 'finished';
        }
        const outcome = await runEvents(task.events, {
          transport: this.#transport,
          response,
          interruption,
          faults: this.#services.faults,
          drop: this.#drop,
          now: () => performance.now(),
          onRows: (count) => {
            this.#services.counters.rows += count;
          },
        });
        if (outcome !== 'finished') return outcome;
        if (task.isProcedure) response.endProcedure();
      }
      return 'finished';
    } catch (error) {
      if (!(error instanceof UnsupportedRequest)) throw error;
      response.error(serverMessages.unsupported(error.message));
      return 'finished';
    }
  }

  /** A deadlock's victim gets 1205 and loses its transaction. */
  #deadlock(task: EngineTask, session: Session, response: Response): void {
    task.events.return();
    response.error(serverMessages.deadlockVictim(this.#spid));
    for (const event of session.rollback('')) if (event.kind === 'transaction') response.event(event);
    if (task.isProcedure) response.endProcedure();
  }

  async #delay(signal: AbortSignal): Promise<void> {
    const { delay } = this.#services.faults;
    if (delay === 0) return;
    // Ended early by an attention or by the client's going away; either is looked at next.
    await this.#services.clock.sleep(delay, signal).catch(() => {});
  }

  #response(dialect: Dialect, packetSize = this.#packetSize): Response {
    const { serverName } = this.#services;
    return new Response(this.#transport, { packetSize, spid: this.#spid, serverName, dialect }, this.#sink);
  }

  #fail(error: unknown): void {
    if (error instanceof ProtocolError) {
      this.#services.counters.protocolErrors += 1;
      this.#transport.close();
      return;
    }
    this.#services.onDefect(error);
    const response = this.#response(this.#phase.at === 'ready' ? this.#phase.dialect : newestDialect);
    response.error(serverMessages.defect(error));
    response.end();
    this.#transport.end();
  }

  #closeSession(): void {
    if (this.#phase.at !== 'ready') return;
    const { session } = this.#phase;
    this.#phase = { at: 'prelogin' };
    session.close();
  }
}
