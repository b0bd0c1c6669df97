import type { Problem } from "../model/problem";

/**
 * Whether two problems differ at most in the number of processors and microbatches, so that a sweep of one is a sweep of
 * the other. Parts are compared by reference, as edits leave alone what they do not change; speeds of their own belong to a number of processors.
 */
export function isSameButSize(a: Problem, b: Problem): boolean {
  return (
    a === b ||
    (a.network === b.network &&
      a.cost === b.cost &&
      isShallowEqual(a.machine, b.machine, "processors") &&
      isShallowEqual(a.training, b.training, "microbatches"))
  );
}

function isShallowEqual<T extends object>(a: T, b: T, except: keyof T): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<string>;
  names.delete(String(except));
  return [...names].every((name) => Object.is(a[name as keyof T], b[name as keyof T]));
}
