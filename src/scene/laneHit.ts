import type { Position } from "../schedule/schedule";
import type { Lanes } from "./scene";
import { firstAbove } from "./visibleRange";

/** The task whose tensor lies at time `ticks` on a level of a row's lane, or nearest within `reach`; −1 if there is none. */
export function taskInLane(
  { offset, levels, x0, x1, task }: Lanes,
  row: number,
  level: number,
  ticks: number,
  reach: number,
): Position | -1 {
  const group = row * levels + level;
  const past = offset[group + 1];
  const at = firstAbove(x1, ticks - reach, offset[group], past);
  return (at < past && x0[at] <= ticks + reach ? task[at] : -1) as Position | -1;
}
