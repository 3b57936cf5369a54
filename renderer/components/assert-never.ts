/** Closes a switch over a union in the page, which cannot reach electron/common. */
export function assertNever(value: never): never {
  throw new Error(`Not handled: ${JSON.stringify(value)}`);
}
