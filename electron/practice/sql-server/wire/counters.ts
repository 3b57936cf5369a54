/** What a server has done since it began; the control call reports it. */
export interface Counters {
  /** Open now. */
  connections: number;
  logins: number;
  failedLogins: number;
  requests: number;
  rows: number;
  attentions: number;
  /** Connections closed because their client broke the protocol. */
  protocolErrors: number;
  /** Connections closed because the fault `refuse` said so. */
  refused: number;
}

export function newCounters(): Counters {
  return {
    connections: 0,
    logins: 0,
    failedLogins: 0,
    requests: 0,
    rows: 0,
    attentions: 0,
    protocolErrors: 0,
    refused: 0,
  };
}
