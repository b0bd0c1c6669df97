import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** A file that is being read. */
export interface Opening {
  readonly fileName: string;
  /** Ends the reading at once; then nothing has changed. */
  readonly stop: () => void;
}

/** The one file that is being read, if any. */
export const openings = createStore<{ readonly current: Opening | undefined }>(() => ({
  current: undefined,
}));

/** Reads in a component which file is being read. */
export function useOpening(): Opening | undefined {
  return useStore(openings, (state) => state.current);
}

/** A file is being read; one that was before is stopped. */
export function openingStarted(opening: Opening): void {
  openings.getState().current?.stop();
  openings.setState({ current: opening });
}

/** A file is not being read any more. */
export function openingEnded(opening: Opening): void {
  if (openings.getState().current === opening) openings.setState({ current: undefined });
}
