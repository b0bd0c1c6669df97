import { isRefusal, type Refusal, refuse } from "../base/refusal";
import type { LayerCosts } from "./costs/costModel";
import type { Machine, Transfer } from "./machine";
import type { Bytes } from "./units";

/** What a link costs, in the unit of the given costs: latency + bytes · perByte. */
export interface LinkPrice {
  readonly latency: number;
  readonly perByte: number;
}

/** What a transfer costs between neighbours, or inside a node. */
export interface TransferPrice extends LinkPrice {
  /** Between processors of different nodes; absent without nodes. */
  readonly between?: LinkPrice;
}

/** Seconds in one unit of the costs: the unit's own, or a multiply-add's at the machine's speed; undefined if neither is known. */
export function secondsPerUnit(costs: LayerCosts, machine: Machine): number | undefined {
  if (costs.unit.seconds !== undefined) return costs.unit.seconds;
  return machine.operationsPerSecond === undefined ? undefined : 1 / machine.operationsPerSecond;
}

/** Prices the machine's transfers in the unit of the costs, or says that costs without seconds need a speed. */
export function priceTransfer(costs: LayerCosts, machine: Machine): TransferPrice | Refusal {
  const { transfer, topology } = machine;
  const own = priceLink(costs, machine, transfer, "bandwidth");
  if (isRefusal(own) || topology?.kind !== "nodes") return own;
  const between = priceLink(costs, machine, topology.between, "nodeBandwidth");
  return isRefusal(between) ? between : { ...own, between };
}

function priceLink(
  costs: LayerCosts,
  machine: Machine,
  transfer: Transfer,
  field: string,
): LinkPrice | Refusal {
  switch (transfer.kind) {
    case "none":
      return { latency: 0, perByte: 0 };
    case "constant":
      return { latency: transfer.time, perByte: 0 };
    case "link": {
      const seconds = secondsPerUnit(costs, machine);
      if (seconds === undefined) {
        return refuse(
          `Latency and bandwidth are in seconds, but the costs (in ${costs.unit.name}s) have none; ` +
            "give the processors' speed in operations/s, or a transfer time in the unit of the costs.",
          "speed",
        );
      }
      const price = { latency: transfer.latency / seconds, perByte: 1 / (transfer.bandwidth * seconds) };
      if (Number.isFinite(price.latency) && Number.isFinite(price.perByte)) return price;
      return refuse(`At ${transfer.bandwidth} bytes/s a byte takes longer than can be counted.`, field);
    }
  }
}

/** A tensor goes to so many processors at most: both parts of two activation gradients and two weight gradients. */
const MOST_COPIES = 6;

/**
 * Most that transfers can add to a microbatch: every tensor, forth and back, and the weights, one after another, between
 * the processors that are the farthest apart.
 */
export function longestTransfers(price: TransferPrice, costs: LayerCosts, machine: Machine): number {
  const hops = mostHops(machine);
  const { between = price } = price;
  const time = (bytes: Bytes) =>
    Math.max(hops * price.latency + bytes * price.perByte, between.latency + bytes * between.perByte);
  let sum = time(costs.inputBytes);
  for (const bytes of costs.activationBytes) sum += time(bytes);
  for (const bytes of costs.gradientBytes ?? costs.activationBytes) sum += time(bytes);
  for (const bytes of costs.weightBytes) sum += 2 * time(bytes);
  return machine.contention === undefined ? sum : MOST_COPIES * sum;
}

function mostHops({ topology, processors }: Machine): number {
  if (topology?.kind === "line") return Math.max(1, processors - 1);
  return topology?.kind === "ring" ? Math.max(1, Math.floor(processors / 2)) : 1;
}
