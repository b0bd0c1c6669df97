/** Throws when `condition` is false. For our own bugs only; a user's input is refused by a value (see refusal.ts). */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}

/** Reached only if a union grew a member that a switch does not handle. */
export function assertNever(value: never): never {
  throw new Error(`assertion failed: unexpected value ${JSON.stringify(value)}`);
}
