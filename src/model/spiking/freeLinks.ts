import type { Machine, Transfer } from "../machine";

/** Whether no transfer takes any time. */
export function hasFreeLinks({ transfer, topology }: Machine): boolean {
  return isFree(transfer) && (topology?.kind !== "nodes" || isFree(topology.between));
}

/** The same processors with links that take no time: what a schedule would be without communication. */
export function withFreeLinks(machine: Machine): Machine {
  const { topology: _wiring, contention: _lanes, blockingSends: _sends, ...processors } = machine;
  return { ...processors, transfer: { kind: "none" } };
}

function isFree(transfer: Transfer): boolean {
  switch (transfer.kind) {
    case "none":
      return true;
    case "constant":
      return transfer.time === 0;
    case "link":
      return transfer.latency === 0 && transfer.bandwidth === Number.POSITIVE_INFINITY;
  }
}
