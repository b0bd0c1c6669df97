import { useDeferredValue, useLayoutEffect } from "react";

let late = 0;

/**
 * The value, a moment later than it is known: what is rendered with it waits until the charts have been drawn. While values
 * follow each other quickly only the last one is rendered.
 */
export function useLater<T>(value: T): T {
  const shown = useDeferredValue(value);
  const isLate = !Object.is(shown, value);
  useLayoutEffect(() => {
    if (!isLate) return;
    late++;
    return () => {
      late--;
    };
  }, [isLate]);
  return shown;
}

/** Whether anything is still to be rendered with a newer value. */
export function isAnyLate(): boolean {
  return late > 0;
}
