import type { Hatching, Theme } from "../../render/theme";
import type { StallInk, TaskInk } from "../../scene/ink";

/** A band of a box, as wide as the box. */
export interface Band {
  readonly fill: string;
  readonly edge?: string;
  readonly pattern?: Hatching;
}

/** How an ink fills a box, from above: a fused backward in two bands, everything else in one. */
export function bandsOf(ink: TaskInk | StallInk, theme: Theme): readonly Band[] {
  if (isStall(ink)) {
    const { fill = theme.ground, hatching } = theme.stalls[ink];
    return [{ fill, edge: theme.line, pattern: hatching }];
  }
  if (ink === "backward") return [theme.tasks.activationGradient, theme.tasks.weightGradient];
  return [theme.tasks[ink]];
}

/** Whether it fills idle time. */
export function isStall(ink: TaskInk | StallInk): ink is StallInk {
  return ink.startsWith("stall-");
}
