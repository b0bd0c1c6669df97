import { transferTicks } from "../../model/transferTicks";
import type { Bytes, Ticks } from "../../model/units";
import { durationOn, type Workload } from "../../model/workload";
import { forwardOp, type LayerGraph, weightGradientOp } from "../../tasks/buildLayerGraph";
import type { PeriodLists } from "./periodLists";

/** In which period after its minibatch entered each op runs, and what follows for the weights. */
export interface Slots {
  /** r(v), by op (layerpipe.md 1.5). */
  readonly slot: Float64Array;
  /** D(l): how many updates of layer l a forward may miss, by layer. */
  readonly delay: Float64Array;
}

/**
 * The smallest slots with r(v) ≥ r(u) where u stands before v on one processor and r(v) ≥ r(u) + 1 otherwise, for every
 * result of u that v needs (layerpipe.md 1.5). A transfer that arrives after v's place in the next period adds the periods
 * that it is late, and so does carrying new weights to the forward's processor. O(ops + edges).
 */
export function slotsOf(workload: Workload, graph: LayerGraph, lists: PeriodLists, period: Ticks): Slots {
  const stand = standsOf(workload, graph, lists);
  const late = (u: number, v: number, bytes: Bytes) => {
    if (stand.row[u] === stand.row[v] || period === 0) return 0;
    const carried = transferTicks(workload.transfer, bytes, stand.row[u], stand.row[v]);
    const missing = stand.end[u] + carried - stand.start[v] - period;
    return Math.max(0, Math.ceil(missing / period));
  };
  const slot = new Float64Array(graph.ops.length);
  for (const { from, to, bytes } of graph.edges) {
    const follows = stand.row[from] === stand.row[to] && stand.place[from] < stand.place[to];
    slot[to] = Math.max(slot[to], slot[from] + (follows ? 0 : 1 + late(from, to, bytes)));
  }
  const delay = new Float64Array(graph.stages);
  for (let l = 0; l < graph.stages; l++) {
    const forward = forwardOp(graph, l);
    const weightGradient = weightGradientOp(graph, l);
    const bytes = workload.weightBytes[l];
    delay[l] = slot[weightGradient] - slot[forward] + (bytes > 0 ? late(weightGradient, forward, bytes) : 0);
  }
  return { slot, delay };
}

/** Where each op stands in its processor's period, if the period's work is done without a gap. */
interface Stands {
  readonly row: Int32Array;
  readonly place: Int32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
}

function standsOf(workload: Workload, graph: LayerGraph, lists: PeriodLists): Stands {
  const count = graph.ops.length;
  const stand = {
    row: new Int32Array(count),
    place: new Int32Array(count),
    start: new Float64Array(count),
    end: new Float64Array(count),
  };
  for (const [row, list] of lists.entries()) {
    let now = 0;
    for (const [place, op] of list.entries()) {
      stand.row[op] = row;
      stand.place[op] = place;
      stand.start[op] = now;
      now += durationOn(workload, graph.ops[op].cost, row);
      stand.end[op] = now;
    }
  }
  return stand;
}
