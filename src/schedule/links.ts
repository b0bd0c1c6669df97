import type { TransferTicks } from "../model/transferTicks";
import type { ProcessorIndex } from "../model/units";

/** Which links a transfer holds, where links carry one tensor at a time. */
export interface Links {
  /** How many there are. */
  readonly count: number;
  /** The most that one transfer holds. */
  readonly most: number;
  /** Writes the links from one processor to another into `out` and returns their number. */
  path(from: ProcessorIndex, to: ProcessorIndex, out: Int32Array): number;
}

/**
 * The links of a machine (theory.md 1.1, port model). Every two joined: each processor has one port to send and one to
 * receive. Nodes: the same, and each node has one link out and one in, for all of its processors. Line and ring: each
 * processor has a link to each neighbour, and a tensor over several holds all of them from its start to its arrival.
 */
export function linksOf({ wiring }: TransferTicks, processors: number): Links {
  if (wiring === undefined) return portsOf(processors);
  switch (wiring.kind) {
    case "nodes":
      return portsOfNodes(processors, wiring.nodeSize);
    default:
      return neighbours(wiring.processors, wiring.kind === "ring");
  }
}

function portsOf(processors: number): Links {
  return {
    count: 2 * processors,
    most: 2,
    path(from, to, out) {
      out[0] = from;
      out[1] = processors + to;
      return 2;
    },
  };
}

function portsOfNodes(processors: number, nodeSize: number): Links {
  const nodes = Math.ceil(processors / nodeSize);
  return {
    count: 2 * processors + 2 * nodes,
    most: 4,
    path(from, to, out) {
      out[0] = from;
      out[1] = processors + to;
      const [here, there] = [Math.floor(from / nodeSize), Math.floor(to / nodeSize)];
      if (here === there) return 2;
      out[2] = 2 * processors + here;
      out[3] = 2 * processors + nodes + there;
      return 4;
    },
  };
}

/** Link p leads up from processor p, link processors + p down from it. */
function neighbours(processors: number, isRing: boolean): Links {
  return {
    count: 2 * processors,
    most: processors,
    path(from, to, out) {
      const up = (to - from + processors) % processors;
      const isUp = isRing ? 2 * up <= processors : to > from;
      const hops = isRing ? Math.min(up, processors - up) : Math.abs(to - from);
      for (let hop = 0; hop < hops; hop++)
        out[hop] = isUp ? (from + hop) % processors : processors + ((from - hop + processors) % processors);
      return hops;
    },
  };
}
