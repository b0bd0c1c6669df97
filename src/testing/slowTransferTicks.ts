import type { TransferTicks } from "../model/transferTicks";

/** What a tensor takes between two processors, hop by hop along the links that there are: to check the formula against. */
export function slowTransferTicks(transfer: TransferTicks, bytes: number, from: number, to: number): number {
  if (from === to) return 0;
  const { wiring } = transfer;
  if (wiring === undefined) return over(transfer.latency, transfer.ticksPerByte, bytes);
  if (wiring.kind === "nodes") {
    const nodes = [from, to].map(
      (processor) => (processor - (processor % wiring.nodeSize)) / wiring.nodeSize,
    );
    const link = nodes[0] === nodes[1] ? transfer : wiring.between;
    return over(link.latency, link.ticksPerByte, bytes);
  }
  const { processors, kind } = wiring;
  let reached = new Set([from]);
  let hops = 0;
  for (; !reached.has(to); hops++) {
    const next = [...reached].flatMap((p) => [p - 1, p, p + 1]);
    const joined = kind === "ring" ? next.map((p) => (p + processors) % processors) : next;
    reached = new Set(joined.filter((p) => p >= 0 && p < processors));
  }
  return over(hops * transfer.latency, transfer.ticksPerByte, bytes);
}

function over(latency: number, ticksPerByte: number, bytes: number): number {
  return Math.max(0, Math.ceil(latency + bytes * ticksPerByte - 1e-9));
}
