import { checkOptions } from "../base/options";
import { isRefusal, type Refusal, refuse } from "../base/refusal";
import { checkCosts } from "./checkCosts";
import { checkProblem } from "./checkProblem";
import { chooseTicks } from "./chooseTicks";
import type { LayerCosts } from "./costs/costModel";
import { costs as costModels } from "./costs/index";
import { counted } from "./counted";
import { decimalsOf } from "./decimalsOf";
import type { Machine } from "./machine";
import { longestTransfers, priceTransfer, secondsPerUnit, type TransferPrice } from "./priceTransfer";
import type { Problem } from "./problem";
import { transferInTicks } from "./transferInTicks";
import { MAX_RUN_TICKS } from "./units";
import { withoutFirstGradient } from "./withoutFirstGradient";
import { totalTicks, type Workload } from "./workload";

/**
 * Prices a problem in integer ticks: checks every number, lets the cost model price the layers, and rounds once. The
 * answer depends on the problem only, never on a schedule family. O(layers + processors).
 */
export function buildWorkload(problem: Problem): Workload | Refusal {
  const wrong = checkProblem(problem);
  if (wrong !== undefined) return wrong;
  const costs = priceLayers(problem);
  if (isRefusal(costs)) return costs;
  const transfer = priceTransfer(costs, problem.machine);
  if (isRefusal(transfer)) return transfer;
  return inTicks(problem, costs, transfer);
}

function priceLayers({ network, training, cost }: Problem): LayerCosts | Refusal {
  const model = costModels.find(cost.id);
  if (isRefusal(model)) return { ...model, field: "cost" };
  const options = checkOptions(model.options, cost.options);
  if (isRefusal(options)) return options;
  const costs = model.price(network, training, options);
  if (isRefusal(costs)) return costs;
  const wrong = checkCosts(network, costs);
  if (wrong !== undefined) return wrong;
  return training.firstGradient ? costs : withoutFirstGradient(costs);
}

function inTicks(problem: Problem, costs: LayerCosts, price: TransferPrice): Workload | Refusal {
  const { network, machine, training } = problem;
  const longest = longestMicrobatch(problem, costs, price);
  const typed = typedTransferTimes(machine);
  const ticksPerUnit = chooseTicks({
    decimals: typed.reduce((most, time) => Math.max(most, decimalsOf([time])), costs.decimals),
    processors: machine.processors,
    speeds: machine.speeds,
    perMicrobatch: longestTasks(costs),
    shortest: shortestTime(costs, typed),
    run: longest * training.microbatches * training.batches,
  });
  const tooLong = checkLength(problem, longest * ticksPerUnit);
  if (tooLong !== undefined) return tooLong;
  const columns = roundColumns(costs, ticksPerUnit);
  const seconds = secondsPerUnit(costs, machine);
  return {
    layers: network.layers.length,
    layerNames: network.layers.map((layer) => layer.name),
    ...columns,
    activationBytes: costs.activationBytes.map(Math.round),
    ...(costs.gradientBytes !== undefined && { gradientBytes: costs.gradientBytes.map(Math.round) }),
    weightBytes: costs.weightBytes.map(Math.round),
    inputBytes: Math.round(costs.inputBytes),
    processors: machine.processors,
    speeds: Float64Array.from({ length: machine.processors }, (_, p) => machine.speeds?.[p] ?? 1),
    ...(machine.memoryBytes !== undefined && { memoryBytes: machine.memoryBytes }),
    microbatches: training.microbatches,
    batches: training.batches,
    firstGradient: training.firstGradient,
    ticksPerUnit,
    unit: { name: costs.unit.name, short: costs.unit.short },
    ...(seconds !== undefined && { secondsPerTick: seconds / ticksPerUnit }),
    transfer: transferInTicks(price, machine, ticksPerUnit),
    total: totalTicks(columns),
  };
}

/** The longest that one microbatch can take: everything in a row on the slowest processor, every tensor transferred. */
function longestMicrobatch({ machine }: Problem, costs: LayerCosts, price: TransferPrice): number {
  const slowest = (machine.speeds ?? []).reduce((least, speed) => Math.min(least, speed), 1);
  const computing = longestTasks(costs) / slowest;
  return machine.processors === 1 ? computing : computing + longestTransfers(price, costs, machine);
}

function checkLength({ training }: Problem, longest: number): Refusal | undefined {
  const { microbatches, batches } = training;
  if (longest * microbatches * batches <= MAX_RUN_TICKS) return undefined;
  const run = `${counted(batches, "batch")} of ${counted(microbatches, "minibatch")}`;
  const limit = `${batches === 1 ? counted(microbatches, "minibatch") : run} can take longer than is timed exactly`;
  const mostMicrobatches = Math.floor(MAX_RUN_TICKS / (longest * batches));
  if (mostMicrobatches > 0)
    return refuse(`${limit}; the most is ${counted(mostMicrobatches, "minibatch")}.`, "microbatches");
  const mostBatches = Math.floor(MAX_RUN_TICKS / longest);
  if (mostBatches > 0)
    return refuse(`${limit}; the most is ${counted(mostBatches, "batch")} of 1 minibatch.`, "batches");
  const factor = Math.ceil(longest / MAX_RUN_TICKS);
  return refuse(
    `1 minibatch alone can take longer than is timed exactly; make costs ${factor} times smaller.`,
  );
}

type TaskColumns = Pick<LayerCosts, "forward" | "activationGradient" | "weightGradient" | "backward">;

function roundColumns(costs: TaskColumns, ticksPerUnit: number): TaskColumns {
  const column = (prices: Float64Array) => prices.map((price) => Math.round(price * ticksPerUnit));
  return {
    forward: column(costs.forward),
    activationGradient: column(costs.activationGradient),
    weightGradient: column(costs.weightGradient),
    ...(costs.backward && { backward: column(costs.backward) }),
  };
}

/** All tasks of a microbatch one after the other, gradients apart. */
function longestTasks({ forward, activationGradient, weightGradient }: TaskColumns): number {
  return totalTicks({ forward, activationGradient, weightGradient });
}

/** The shortest task or typed transfer time above 0. */
function shortestTime(costs: LayerCosts, typed: readonly number[]): number {
  const { forward, activationGradient, weightGradient, backward = [] } = costs;
  let shortest = Number.POSITIVE_INFINITY;
  for (const times of [forward, activationGradient, weightGradient, backward, typed])
    for (const time of times) if (time > 0 && time < shortest) shortest = time;
  return shortest;
}

/** Transfer times that are given in the unit of the costs, between neighbours and between nodes. */
function typedTransferTimes({ transfer, topology }: Machine): number[] {
  const links = topology?.kind === "nodes" ? [transfer, topology.between] : [transfer];
  return links.flatMap((link) => (link.kind === "constant" ? [link.time] : []));
}
