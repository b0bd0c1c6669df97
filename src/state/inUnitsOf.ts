import type { LayerCosts } from "../model/costs/costModel";
import { macs } from "../model/costs/macs";
import type { Machine, Transfer } from "../model/machine";
import type { Problem } from "../model/problem";
import type { Chart, Document } from "./document";
import { layerPrices, type Priced, paid, totalOf } from "./layerPrices";

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

/** Families that overlap pairs take their time in the unit of the costs. */
const PAIR_TIME = "pairTime";

/**
 * The document with its numbers in the units of its costs. What was typed in units of the costs before, a processor's speed,
 * constant transfer times and the time of an overlapped pair, is converted by what the whole network takes in each, to four
 * digits: so it takes as long as before. Where the unit is the same or one of both cannot price the network, the numbers stay.
 */
export function inUnitsOf(document: Document, before: Problem): Document {
  const { problem, charts } = document;
  const isTimed = charts.some(hasPairTime) || hasConstant(problem.machine);
  const by = isTimed ? factor(before, problem, timePrices) : 1;
  return {
    ...document,
    problem: { ...problem, machine: inUnits(problem, before, by) },
    charts: by === 1 ? charts : charts.map((chart) => withPairTime(chart, by)),
  };
}

/** Times are scaled by a factor, the speed by that of its own prices; the machine itself where it counts nothing in them. */
function inUnits(problem: Problem, before: Problem, times: number): Machine {
  const { machine } = problem;
  const { operationsPerSecond: speed, transfer, topology } = machine;
  if (speed === undefined && !hasConstant(machine)) return machine;
  return {
    ...machine,
    transfer: scaled(transfer, times),
    ...(topology?.kind === "nodes" && {
      topology: { ...topology, between: scaled(topology.between, times) },
    }),
    ...(speed !== undefined && {
      operationsPerSecond: toFourDigits(speed, factor(before, problem, speedPrices)),
    }),
  };
}

/** The numbers of a document that are in other units than in another problem, with the units, in words; empty if none is. */
export function numbersInOtherUnits({ problem, charts }: Document, before: Problem): string {
  const { machine } = problem;
  const counted = [
    { numbers: "operations per second", isGiven: machine.operationsPerSecond !== undefined, of: speedPrices },
    { numbers: "transfer times", isGiven: hasConstant(machine), of: timePrices },
    { numbers: "times of a pair", isGiven: charts.some(hasPairTime), of: timePrices },
  ];
  const byUnit = new Map<string, string[]>();
  for (const { numbers, isGiven, of } of counted) {
    const unit = isGiven ? of(problem)?.unit : undefined;
    if (unit === undefined || unit.name === of(before)?.unit.name) continue;
    const name = unit.seconds === undefined ? `${unit.name}s` : unit.name;
    byUnit.set(name, [...(byUnit.get(name) ?? []), numbers]);
  }
  return [...byUnit].map(([unit, numbers]) => `${listed(numbers)}, now in ${unit},`).join(" and ");
}

function listed(words: readonly string[]): string {
  const before = words.slice(0, -1).join(", ");
  return before === "" ? words[0] : `${before} and ${words[words.length - 1]}`;
}

function hasPairTime({ options }: Chart): boolean {
  return typeof options[PAIR_TIME] === "number";
}

function withPairTime(chart: Chart, by: number): Chart {
  const time = chart.options[PAIR_TIME];
  if (typeof time !== "number") return chart;
  return { ...chart, options: { ...chart.options, [PAIR_TIME]: toFourDigits(time, by) } };
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

function workOf(prices: LayerCosts, problem: Problem): number {
  const scheduled = paid(prices, problem);
  return scheduled.forward.reduce((sum, _, layer) => sum + totalOf(scheduled, layer), 0);
}
