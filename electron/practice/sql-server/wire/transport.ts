import type { Socket } from 'node:net';
import { type SecureContext, TLSSocket } from 'node:tls';
import { packetSizes } from './packet.ts';
import { PacketTunnel } from './packet-tunnel.ts';

/**
 * A client's socket with or without TLS on top: the rest of the wire sees the same bytes either way, hears when the line is
 * gone, and waits where the client is slower than the server.
 */
export class Transport {
  readonly #socket: Socket;
  readonly #onBytes: (bytes: Buffer) => void;
  readonly #fail: (error: unknown) => void;
  #secure: { readonly tunnel: PacketTunnel; readonly tls: TLSSocket } | null = null;
  #waiting: (() => void) | null = null;
  #closed = false;

  constructor(
    socket: Socket,
    handlers: {
      readonly onBytes: (bytes: Buffer) => void;
      readonly onClose: () => void;
      /** A listener threw: the connection's own failure. */
      readonly onFailure: (error: unknown) => void;
    },
  ) {
    this.#socket = socket;
    this.#onBytes = handlers.onBytes;
    this.#fail = handlers.onFailure;
    socket.setNoDelay(true);
    socket.on('data', (bytes) => this.#guard(() => this.#receive(bytes)));
    // 'close' follows, and says all there is to say.
    socket.on('error', () => {});
    // Clients close both ways at once. Waiting for one that reads no more to take what is left would be for ever.
    socket.on('end', () => socket.destroy());
    socket.on('drain', () => this.#wake());
    socket.on('close', () => {
      this.#closed = true;
      this.#secure?.tunnel.destroy();
      this.#wake();
      handlers.onClose();
    });
  }

  /** True from the moment the line is broken, before the event that says so. */
  get closed(): boolean {
    return this.#closed || this.#socket.destroyed;
  }

  /** From now on the client speaks TLS, its handshake inside packets. */
  startTls(secureContext: SecureContext): void {
    const tunnel = new PacketTunnel(packetSizes.usual, (bytes, done) => {
      if (this.closed || this.#socket.write(bytes)) done();
      else this.#socket.once('drain', done);
    });
    const tls = new TLSSocket(tunnel, { isServer: true, secureContext });
    tunnel.on('error', () => this.close());
    tls.on('error', () => this.close());
    tls.on('data', (bytes) => this.#guard(() => this.#onBytes(bytes)));
    tls.on('drain', () => this.#wake());
    this.#secure = { tunnel, tls };
  }

  /** Encryption covered the LOGIN7 message alone: what follows goes in the clear, both ways. */
  endTls(): void {
    this.#secure?.tunnel.seal();
    this.#secure?.tls.destroy();
    this.#secure = null;
  }

  /** False when the client should be waited for before more is made. */
  write(bytes: Buffer): boolean {
    if (this.closed) return true;
    return (this.#secure?.tls ?? this.#socket).write(bytes);
  }

  /** Until the client has taken what was written, or is gone. */
  drained(): Promise<void> {
    const stream = this.#secure?.tls ?? this.#socket;
    if (this.closed || !stream.writableNeedDrain) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  /** Sends what was written before, then hangs up. */
  end(): void {
    if (this.#secure === null) this.#socket.destroySoon();
    else this.#secure.tls.end(() => this.#socket.destroySoon());
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(bytes: Buffer): void {
    if (this.#secure === null) this.#onBytes(bytes);
    else this.#secure.tunnel.feed(bytes);
  }

  #guard(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#fail(error);
    }
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.();
  }
}
