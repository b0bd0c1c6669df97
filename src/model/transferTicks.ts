import type { Bytes, ProcessorIndex, Ticks } from "./units";
import { wholeTicksUp } from "./wholeTicksUp";

/** Ticks over one link: latency + bytes · ticksPerByte. */
export interface LinkTicks {
  readonly latency: Ticks;
  readonly ticksPerByte: number;
}

/** What carrying a tensor between two different processors takes; its own link is that of neighbours, or inside a node. */
export interface TransferTicks extends LinkTicks {
  /** Where it matters which two processors they are; absent: all pairs are alike. */
  readonly wiring?: Wiring;
  /** Tensors wait for links that carry another one; see linksOf. */
  readonly contention?: true;
  /** A processor starts its next task when what it sends has arrived. */
  readonly blocking?: true;
}

/** Whether transfers depend on one another, or tasks on them in more ways than by arrivals: times are then found event by event. */
export function isShared({ contention, blocking }: TransferTicks): boolean {
  return contention === true || blocking === true;
}

/**
 * A topology in ticks. A tensor that passes the processors between on a line or a ring is not stored there (cut-through):
 * every hop takes the latency, and the bytes count once. A ring carries it the shorter way.
 */
export type Wiring =
  | { readonly kind: "line"; readonly processors: number }
  | { readonly kind: "ring"; readonly processors: number }
  | { readonly kind: "nodes"; readonly nodeSize: number; readonly between: LinkTicks };

/** Time to carry `bytes` from one processor to another, rounded up once per tensor; 0 if they are the same. */
export function transferTicks(
  transfer: TransferTicks,
  bytes: Bytes,
  from: ProcessorIndex,
  to: ProcessorIndex,
): Ticks {
  if (from === to) return 0;
  const { wiring } = transfer;
  if (wiring === undefined) return linkTicks(transfer, 1, bytes);
  if (wiring.kind === "nodes") {
    const isInside = Math.floor(from / wiring.nodeSize) === Math.floor(to / wiring.nodeSize);
    return linkTicks(isInside ? transfer : wiring.between, 1, bytes);
  }
  const distance = Math.abs(from - to);
  const hops = wiring.kind === "line" ? distance : Math.min(distance, wiring.processors - distance);
  return linkTicks(transfer, hops, bytes);
}

/** Time to carry `bytes` between any two different processors; undefined if it depends on which. */
export function uniformTicks(transfer: TransferTicks, bytes: Bytes): Ticks | undefined {
  return transfer.wiring === undefined ? linkTicks(transfer, 1, bytes) : undefined;
}

/** Time to carry `bytes` between the two processors that are the farthest apart. */
export function longestTransferTicks(transfer: TransferTicks, bytes: Bytes): Ticks {
  const { wiring } = transfer;
  const near = linkTicks(transfer, 1, bytes);
  if (wiring === undefined) return near;
  if (wiring.kind === "nodes") return Math.max(near, linkTicks(wiring.between, 1, bytes));
  const { kind, processors } = wiring;
  return linkTicks(transfer, kind === "line" ? processors - 1 : Math.floor(processors / 2), bytes);
}

/** Ticks of a byte over the slowest link. */
export function slowestTicksPerByte({ ticksPerByte, wiring }: TransferTicks): number {
  return wiring?.kind === "nodes" ? Math.max(ticksPerByte, wiring.between.ticksPerByte) : ticksPerByte;
}

function linkTicks({ latency, ticksPerByte }: LinkTicks, hops: number, bytes: Bytes): Ticks {
  return wholeTicksUp(hops * latency + bytes * ticksPerByte);
}
