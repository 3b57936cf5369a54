/** Tells a container by how many milliseconds its tenant's clock is ahead of the machine's. */
export interface ClockMessage {
  readonly kind: 'clock';
  readonly ahead: number;
}

export function isClockMessage(message: unknown): message is ClockMessage {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'clock';
}
