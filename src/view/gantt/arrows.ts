import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { TransfersInSight } from "../../scene/transfersInSight";

type Shows = TransfersInSight["shows"];

/** What of the transfers in sight each chart drew when it last came to rest, by chart id. */
const drawn = createStore<Readonly<Record<string, Shows>>>(() => ({}));

/** A chart at rest drew its transfers so. */
export function arrowsDrawn(chart: string, shows: Shows): void {
  if (drawn.getState()[chart] !== shows) drawn.setState({ [chart]: shows });
}

/** The least that any of these charts draws. */
export function useArrows(charts: readonly string[]): Shows {
  return useStore(drawn, (state) => {
    const found = charts.map((chart) => state[chart] ?? "each");
    return found.find((shows) => shows === "none") ?? found.find((shows) => shows === "merged") ?? "each";
  });
}
