import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** Whether this version of the page is kept for use without a network, or another one has taken over. */
export type Offline = "unknown" | "ready" | "newer";

const offline = createStore<{ readonly is: Offline }>(() => ({ is: "unknown" }));

/** Reads in a component how far use without a network is. */
export function useOffline(): Offline {
  return useStore(offline, (state) => state.is);
}

/** Use without a network has become possible, or another version is ready. */
export function offlineChanged(is: Offline): void {
  offline.setState({ is });
}
