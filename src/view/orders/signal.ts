import type { Source } from "../gantt/usePainter";

/** Says that something has changed which no store holds, as where an element is scrolled to. */
export interface Signal extends Source {
  readonly fire: () => void;
}

export function createSignal(): Signal {
  const listeners = new Set<() => void>();
  return {
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    fire: () => {
      for (const changed of listeners) changed();
    },
  };
}
