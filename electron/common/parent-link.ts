/** A child process's line to the one that started it. */
export interface ParentLink {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The parent is gone; without it nobody knows that this process exists. */
  onGone(listener: () => void): void;
  /** Whether a process that is too busy to listen outlives its parent. */
  readonly needsWatching: boolean;
}

/** What Electron gives a utility process instead of Node's IPC. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

function isParentPort(value: unknown): value is ParentPort {
  return typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value;
}

/** The line to the parent, however this process was started; null when nobody forked it (typed into a terminal). */
export function parentLink(): ParentLink | null {
  const port: unknown = Reflect.get(process, 'parentPort');
  if (isParentPort(port)) {
    return {
      send: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
      // Electron ends its utility processes itself.
      onGone: () => {},
      needsWatching: false,
    };
  }
  // Taken once: a process that runs other people's code takes it from that code's sight.
  const send = process.send?.bind(process);
  if (send === undefined) return null;
  // A terminal's Ctrl+C reaches every process in it: whoever started this one decides when it ends.
  process.on('SIGINT', () => undefined);
  return {
    // Without a callback, a parent that just died would be an exception here; 'disconnect' says it better.
    send: (message) => send(message, undefined, {}, () => {}),
    onMessage: (listener) => {
      process.on('message', listener);
    },
    onGone: (listener) => {
      process.on('disconnect', listener);
    },
    needsWatching: true,
  };
}
