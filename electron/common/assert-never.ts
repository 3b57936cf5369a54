/** Closes a switch over a union: a new member that is not handled becomes a type error here, and an exception at run time. */
export function assertNever(value: never): never {
  throw new Error(`Not handled: ${JSON.stringify(value)}`);
}
