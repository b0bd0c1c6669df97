/** Why a processor is idle: the only causes there are (product.md; design D7). */
export type StallCause =
  | "fill"
  | "dependency"
  | "transfer"
  | "memory"
  | "update"
  | "order"
  | "drain"
  | "unused";

/** Every cause, in the order of their codes in typed-array columns, of legends and of tables. */
export const STALL_CAUSES: readonly StallCause[] = [
  "fill",
  "dependency",
  "transfer",
  "memory",
  "update",
  "order",
  "drain",
  "unused",
];

/** One sentence of help for each cause. */
export const STALL_HELP: Readonly<Record<StallCause, string>> = {
  fill: "Before a processor's first task: the pipeline is still filling.",
  dependency: "Waiting for the result of a task on another processor that has not ended yet.",
  transfer:
    "The result exists and is on its way between two processors, or the processor is kept by what it sends.",
  memory: "Waiting because a limit on what may be held in memory is reached.",
  update: "Waiting for a weight update: the flush at a batch's end, or a limit on how old weights may be.",
  order: "The next task could have run, but the plan starts it later.",
  drain: "After a processor's last task: the pipeline is emptying.",
  unused: "The plan gives this processor nothing to do.",
};
