import { createStore } from "zustand/vanilla";

/** Where the pointer is on the common time axis. It changes with every move: only imperative code subscribes. */
export interface Pointer {
  /** Ticks; undefined: it is elsewhere. */
  readonly ticks: number | undefined;
  /** A span being drawn with Shift held, in ticks. */
  readonly span: { readonly from: number; readonly to: number } | undefined;
}

export const pointer = createStore<Pointer>(() => ({ ticks: undefined, span: undefined }));
