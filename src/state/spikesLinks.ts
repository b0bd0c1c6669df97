import { macs } from "../model/costs/macs";
import { systolic } from "../model/costs/systolic";
import type { Machine, Transfer } from "../model/machine";
import { secondsPerUnit } from "../model/priceTransfer";
import type { Problem } from "../model/problem";
import { layerPrices } from "./layerPrices";
import { problemEdited } from "./problemEdits";

/** An array's clock and its links' bandwidth, as docs/published-figures.md takes them. */
const CLOCK_HZ = 700e6;
const LINK: Transfer = { kind: "link", latency: 0, bandwidth: 64e9 };
/** Multiply-adds of a cycle on the array that is priced unless another is given, 128 × 128. */
const MACS_PER_CYCLE = 128 * 128;

/** Whether links can be given a bandwidth: the costs have seconds, or get them from a clock. */
export function canSetExampleLinks(problem: Problem): boolean {
  return exampleSpeed(problem) !== undefined;
}

/** Gives links 64 GB/s, and processors whose speed is not known 700 MHz, in one step of undo. */
export function exampleLinksSet(): void {
  problemEdited((problem) => {
    const speed = exampleSpeed(problem);
    return speed === undefined
      ? problem
      : { ...problem, machine: { ...withLinks(problem.machine), ...speed } };
  });
}

function withLinks(machine: Machine): Machine {
  const { topology } = machine;
  const wired = topology?.kind === "nodes" ? { topology: { ...topology, between: LINK } } : {};
  return { ...machine, ...wired, transfer: LINK };
}

/** The speed that costs need to be times: none if they have seconds; undefined if none is known for their unit. */
function exampleSpeed(problem: Problem): Pick<Machine, "operationsPerSecond"> | undefined {
  const { cost, machine } = problem;
  const prices = layerPrices(problem);
  if (prices !== undefined && secondsPerUnit(prices, machine) !== undefined) return {};
  if (cost.id === systolic.id) return { operationsPerSecond: CLOCK_HZ };
  return cost.id === macs.id ? { operationsPerSecond: CLOCK_HZ * MACS_PER_CYCLE } : undefined;
}
