import type { Machine } from "./machine";
import type { LinkPrice, TransferPrice } from "./priceTransfer";
import { type LinkTicks, longestTransferTicks, type TransferTicks } from "./transferTicks";

type Wired = Pick<Machine, "topology" | "processors" | "contention" | "blockingSends">;

/**
 * A machine's transfers in ticks. A topology on which all pairs of processors are alike is left out, so that what holds for
 * equal links (closed forms, the fast path of the simulator) holds for it, too; unless it says which links are shared.
 */
export function transferInTicks(price: TransferPrice, machine: Wired, ticksPerUnit: number): TransferTicks {
  const wired = wiredTicks(price, machine, ticksPerUnit);
  const isFree = longestTransferTicks(wired, Number.MAX_SAFE_INTEGER) === 0;
  return {
    ...wired,
    ...(machine.contention && !isFree && { contention: true }),
    ...(machine.blockingSends && !isFree && { blocking: true }),
  };
}

function wiredTicks(
  price: TransferPrice,
  { topology, processors, contention }: Wired,
  ticksPerUnit: number,
): TransferTicks {
  const own = linkInTicks(price, ticksPerUnit);
  const areAlike = contention === undefined && own.latency === 0;
  switch (topology?.kind) {
    case undefined:
      return own;
    case "line":
      return areAlike || processors < 3 ? own : { ...own, wiring: { kind: "line", processors } };
    case "ring":
      return areAlike || processors < (contention ? 3 : 4)
        ? own
        : { ...own, wiring: { kind: "ring", processors } };
    case "nodes": {
      const { nodeSize } = topology;
      if (nodeSize >= processors || price.between === undefined) return own;
      const between = linkInTicks(price.between, ticksPerUnit);
      const isSame = between.latency === own.latency && between.ticksPerByte === own.ticksPerByte;
      if (nodeSize === 1 || (isSame && contention === undefined)) return between;
      return { ...own, wiring: { kind: "nodes", nodeSize, between } };
    }
  }
}

function linkInTicks({ latency, perByte }: LinkPrice, ticksPerUnit: number): LinkTicks {
  return { latency: wholeIfNear(latency * ticksPerUnit), ticksPerByte: perByte * ticksPerUnit };
}

/** A typed transfer time is a whole number of ticks but for the rounding of its multiplication. */
function wholeIfNear(ticks: number): number {
  const whole = Math.round(ticks);
  return Math.abs(ticks - whole) <= 1e-9 * Math.max(1, whole) ? whole : ticks;
}
