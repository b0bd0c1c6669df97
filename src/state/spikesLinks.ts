import { systolic } from "../model/costs/systolic";
import type { Machine, Transfer } from "../model/machine";
import { secondsPerUnit } from "../model/priceTransfer";
import type { Problem } from "../model/problem";
import { layerPrices } from "./layerPrices";
import { problemEdited } from "./problemEdits";

/** An array's clock and its links' bandwidth, as docs/published-figures.md takes them. */
const CLOCK_HZ = 700e6;
const LINK: Transfer = { kind: "link", latency: 0, bandwidth: 64e9 };

/** What has to be set for links of 64 GB/s: they alone where costs have seconds, a clock for cycles, or an array as well. */
export type ExampleLinks = "links" | "clock" | "array";

/** What setting links would set; undefined where the costs have no seconds and an array prices no such layers. */
export function exampleLinks(problem: Problem): ExampleLinks | undefined {
  const { cost, machine } = problem;
  const prices = layerPrices(problem);
  if (prices !== undefined && secondsPerUnit(prices, machine) !== undefined) return "links";
  if (cost.id === systolic.id) return "clock";
  return layerPrices(onArray(problem)) === undefined ? undefined : "array";
}

/** Gives links 64 GB/s, and what they need to be timed, in one step of undo. */
export function exampleLinksSet(): void {
  problemEdited((problem) => {
    const links = exampleLinks(problem);
    if (links === undefined) return problem;
    const machine = withLinks(problem.machine);
    if (links === "links") return { ...problem, machine };
    const clocked = { ...problem, machine: { ...machine, operationsPerSecond: CLOCK_HZ } };
    return links === "clock" ? clocked : onArray(clocked);
  });
}

function onArray(problem: Problem): Problem {
  return { ...problem, cost: { id: systolic.id, options: {} } };
}

function withLinks(machine: Machine): Machine {
  const { topology } = machine;
  const wired = topology?.kind === "nodes" ? { topology: { ...topology, between: LINK } } : {};
  return { ...machine, ...wired, transfer: LINK };
}
