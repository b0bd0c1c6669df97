import type { LayerCosts } from "../model/costs/costModel";
import { macs } from "../model/costs/macs";
import type { Machine, Transfer } from "../model/machine";
import type { Problem } from "../model/problem";
import { layerPrices, type Priced, totalOf } from "./layerPrices";

/**
 * The prices that a processor's speed counts: those of the chosen model; multiply-adds where its prices are in seconds, which
 * need no speed, and where it has none. Undefined for a network without multiply-adds.
 */
export function speedPrices(problem: Priced): LayerCosts | undefined {
  const prices = layerPrices(problem);
  return prices?.unit.seconds === undefined ? (prices ?? inMacs(problem)) : inMacs(problem);
}

/** The prices that a constant transfer time is in the unit of. */
function timePrices(problem: Priced): LayerCosts | undefined {
  return layerPrices(problem) ?? inMacs(problem);
}

/**
 * The problem with its machine in the units of its costs. What was typed in units of the costs before, a processor's speed and
 * constant transfer times, is converted by what the whole network takes in each, to four digits: so it takes as long as
 * before. Where the unit is the same or one of both cannot price the network, the numbers stay.
 */
export function inUnitsOf(problem: Problem, before: Problem): Problem {
  const { operationsPerSecond: speed, transfer, topology } = problem.machine;
  const isTimed = hasConstant(problem.machine);
  if (speed === undefined && !isTimed) return problem;
  const times = isTimed ? factor(before, problem, timePrices) : 1;
  const machine: Machine = {
    ...problem.machine,
    transfer: scaled(transfer, times),
    ...(topology?.kind === "nodes" && {
      topology: { ...topology, between: scaled(topology.between, times) },
    }),
    ...(speed !== undefined && {
      operationsPerSecond: toFourDigits(speed, factor(before, problem, speedPrices)),
    }),
  };
  return { ...problem, machine };
}

/** The numbers of a machine that are in other units than in another problem, with the unit, in words. */
export function numbersInOtherUnits(problem: Problem, before: Problem): readonly string[] {
  const { machine } = problem;
  const inWords = (numbers: string, of: typeof timePrices) => {
    const unit = of(problem)?.unit;
    if (unit === undefined || unit.name === of(before)?.unit.name) return [];
    return [`${numbers}, now in ${unit.seconds === undefined ? `${unit.name}s` : unit.name},`];
  };
  return [
    ...(machine.operationsPerSecond === undefined ? [] : inWords("operations per second", speedPrices)),
    ...(hasConstant(machine) ? inWords("transfer times", timePrices) : []),
  ];
}

function inMacs(problem: Priced): LayerCosts | undefined {
  return layerPrices({ ...problem, cost: { id: macs.id, options: {} } });
}

function hasConstant({ transfer, topology }: Machine): boolean {
  return transfer.kind === "constant" || (topology?.kind === "nodes" && topology.between.kind === "constant");
}

function scaled(transfer: Transfer, by: number): Transfer {
  return transfer.kind === "constant"
    ? { kind: "constant", time: toFourDigits(transfer.time, by) }
    : transfer;
}

/** A product to four digits; the number itself where nothing changes. */
function toFourDigits(value: number, by: number): number {
  return by === 1 ? value : Number((value * by).toPrecision(4));
}

/** How many units of the prices now one of those before is, by all work of a minibatch. */
function factor(before: Problem, now: Problem, pricesOf: typeof timePrices): number {
  const [from, to] = [pricesOf(before), pricesOf(now)];
  if (from === undefined || to === undefined || from.unit.name === to.unit.name) return 1;
  const ratio = workOf(to, now) / workOf(from, before);
  return ratio > 0 && Number.isFinite(ratio) ? ratio : 1;
}

function workOf(prices: LayerCosts, { training }: Problem): number {
  const all = prices.forward.reduce((sum, _, layer) => sum + totalOf(prices, layer), 0);
  if (training.firstGradient) return all;
  return all - totalOf(prices, 0) + prices.forward[0] + prices.weightGradient[0];
}
