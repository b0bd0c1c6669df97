import { createStore } from "zustand/vanilla";
import { chartView } from "../../state/chart";

/** A window or a time cursor that stays this long is at rest; one that changes again before is moving. */
const REST_MS = 120;

/** Whether the charts are panned, zoomed or played now: their pictures may then be made quickly, and once more at rest. */
export const movement = createStore<{ readonly isOn: boolean }>(() => ({ isOn: false }));

let timer: ReturnType<typeof setTimeout> | undefined;

chartView.subscribe(({ viewport, cursor }, before) => {
  if (viewport === before.viewport && cursor === before.cursor) return;
  if (timer !== undefined && !movement.getState().isOn) movement.setState({ isOn: true });
  clearTimeout(timer);
  timer = setTimeout(() => {
    timer = undefined;
    if (movement.getState().isOn) movement.setState({ isOn: false });
  }, REST_MS);
});
