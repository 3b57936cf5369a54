/**
 * Takes from `process` what an action script has no business with: the environment, the line to the parent, ways to load what
 * `require` refuses. This separates an administrator's own code for robustness; it is no jail for strangers' code.
 */
export function stripProcess(): void {
  process.env = {};
  process.argv = ['node'];
  process.execArgv = [];
  // What modules of Auth0's do in an old way is no news to whoever tries a script.
  process.noDeprecation = true;
  const taken = [
    'send',
    'disconnect',
    'parentPort',
    'binding',
    '_linkedBinding',
    'dlopen',
    'getBuiltinModule',
    'mainModule',
    // These read and write files, and open the inspector's port.
    'loadEnvFile',
    'report',
    '_debugProcess',
    '_debugEnd',
  ];
  for (const name of taken) {
    // Some are accessors or can't be deleted: an own undefined hides both.
    Object.defineProperty(process, name, { value: undefined, configurable: true, writable: true });
  }
  // Node opens the inspector at this signal, which a script may send to itself, unless somebody listens.
  if (process.platform !== 'win32') process.on('SIGUSR1', () => undefined);
}
