/** A client broke the protocol: its connection is closed, and no other is touched. */
export class ProtocolError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ProtocolError';
  }
}

/** A request that is well-formed but uses what the practice server's wire does not have; the text names the construct. */
export class UnsupportedRequest extends Error {
  constructor(construct: string) {
    super(`The practice server does not support ${construct}.`);
    this.name = 'UnsupportedRequest';
  }
}
