import { STALL_CAUSES, type StallCause } from "../analysis/stallCause";
import { OP_KINDS, type OpKind } from "../tasks/op";

/** Names of what is drawn; render/theme.ts gives each a color, a pattern and a line. */
export type Ink = TaskInk | StallInk | LineInk | BandInk;

export type TaskInk = OpKind;
export type StallInk = `stall-${StallCause}`;

export type LineInk =
  | "critical"
  | "link"
  | "link-out"
  | "transfer"
  | "activations"
  | "memory"
  | "memory-limit"
  | "staleness"
  | "speedup"
  | "guide"
  | "label";

export type BandInk =
  | "band-fill"
  | "band-steady"
  | "band-drain"
  | "band-activations"
  | "band-weights"
  | "band-gradients"
  | "band-excess"
  | "band-transfer";

/** Inks of the task kinds, by kind code. */
export const TASK_INKS: readonly TaskInk[] = OP_KINDS;

/** Kind codes, for code that reads columns. */
export const FORWARD = 0;
export const ACTIVATION_GRADIENT = 1;
export const WEIGHT_GRADIENT = 2;
export const FUSED_BACKWARD = 3;

/** Inks of the stalls, by cause code. */
export const STALL_INKS: readonly StallInk[] = STALL_CAUSES.map((cause): StallInk => `stall-${cause}`);

/** What each kind of task is called in a legend. */
export const TASK_NAMES: Readonly<Record<TaskInk, string>> = {
  forward: "Forward",
  activationGradient: "Activation gradient",
  weightGradient: "Weight gradient",
  backward: "Backward (both gradients)",
};

/** What each stall is called in a legend. */
export const STALL_NAMES: Readonly<Record<StallInk, string>> = {
  "stall-fill": "Fill",
  "stall-dependency": "Waits for a result",
  "stall-transfer": "Waits for a transfer",
  "stall-memory": "Memory limit",
  "stall-update": "Waits for a weight update",
  "stall-order": "Order of the plan",
  "stall-drain": "Drain",
  "stall-unused": "Unused processor",
};

/** What lines and bands are called in a legend; those that are not listed explain themselves. */
export const LINE_NAMES = {
  "band-fill": "Fill phase",
  "band-steady": "Steady phase",
  "band-drain": "Drain phase",
  speedup: "Speedup so far, × one processor",
  critical: "Critical path",
  link: "Waited for",
  "link-out": "Waits for it",
  transfer: "Transfer",
  activations: "Activations held",
  "band-activations": "Memory: activations",
  "band-weights": "Weights",
  "band-gradients": "Gradients",
  "memory-limit": "Memory of a processor",
  "band-excess": "Exceeds it",
  "band-transfer": "Tensor on its way",
  staleness: "Weight age",
} as const satisfies Partial<Record<Ink, string>>;
