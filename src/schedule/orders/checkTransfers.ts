import type { OrderTasks } from "./orderTasks";
import type { ProblemList } from "./problemList";
import { otherEnd, type TransferCell, transferText } from "./transferCell";

/**
 * Rules "twice" and "missing" for the cells of a file with transfers: every one stands once and has its other end. When they
 * run follows from the tasks; their own order is not simulated.
 */
export function checkTransfers({ transfers }: OrderTasks, problems: ProblemList): void {
  const known = new Map<number, (typeof transfers)[number]>();
  for (const transfer of transfers) {
    const first = known.get(keyOf(transfer));
    if (first === undefined) known.set(keyOf(transfer), transfer);
    else
      problems.add(
        "twice",
        [first.place, transfer.place],
        () => `The transfer ${transferText(transfer)} stands twice.`,
      );
  }
  for (const transfer of transfers) {
    const other = otherEnd(transfer);
    if (known.has(keyOf(other))) continue;
    problems.add("missing", [transfer.place], () =>
      other.stage < 0
        ? `The transfer ${transferText(transfer)} has no stage at its other end.`
        : transfer.sends
          ? `The transfer ${transferText(transfer)} has no ${transferText(other)} that receives it.`
          : `The transfer ${transferText(transfer)} has no ${transferText(other)} to receive from.`,
    );
  }
}

/** Exact for a million stages and a thousand million microbatches. */
function keyOf({ sends, forward, stage, microbatch }: TransferCell): number {
  return ((stage + 1) * 4 + 2 * Number(sends) + Number(forward)) * 2 ** 30 + microbatch;
}
