import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import { isInputNode, type ProfileGraph } from "../../model/formats/profileGraph";
import { graphStates } from "./graphStates";
import { type OptimizerOptions, optimize, stageTime } from "./pipeDreamOptimizer";

/** How to partition a measured graph. */
export interface PartitionOptions extends Omit<OptimizerOptions, "bandwidth"> {
  /** Bytes per second; default 1e9, as in the reference. */
  readonly bandwidth?: number;
}

/** PipeDream's answer for a measured graph; times in seconds per minibatch. */
export interface GraphPartition {
  readonly slowestStage: number;
  /** All machines compute the whole network, each its own minibatches. */
  readonly dataParallel: number;
  readonly stages: readonly { readonly nodes: readonly string[]; readonly replicas: number }[];
}

/**
 * PipeDream's optimizer on the nodes of a profile (schedules.md 20.1). Input nodes are put back into the first stage; sinks
 * that are bare `__getitem__` are dropped, as in the reference. Only the times are determined: many plans may tie.
 */
export function partitionGraph(graph: ProfileGraph, options: PartitionOptions): GraphPartition | Refusal {
  const bandwidth = options.bandwidth ?? 1e9;
  const kept = withoutBookkeeping(graph);
  if (kept.nodes.length === 0) return refuse("This profile has only input nodes.", "network");
  const states = graphStates(kept);
  if (isRefusal(states)) return states;
  const plan = optimize(states, { ...options, bandwidth });
  if (isRefusal(plan)) return plan;
  const inputs = graph.nodes.filter(isInputNode).map((node) => node.id);
  const stages = plan.stages.map(({ afterState, lastState, replicas }) => {
    const inStage = (node: number) =>
      states.holds(lastState, node) && !(afterState >= 0 && states.holds(afterState, node));
    const own = kept.nodes.filter((_, node) => inStage(node)).map((node) => node.id);
    return { nodes: afterState < 0 ? [...inputs, ...own] : own, replicas };
  });
  const last = states.count - 1;
  return {
    slowestStage: plan.slowestStage,
    dataParallel: stageTime(states.compute[last], states.parameters[last], options.machines, bandwidth),
    stages,
  };
}

/** Without inputs, whose time is data loading, and then without sinks that only pick from a tuple. */
export function withoutBookkeeping(graph: ProfileGraph): ProfileGraph {
  const computing = keepNodes(graph, (node) => !isInputNode(graph.nodes[node]));
  const feeds = new Set(computing.edges.map((edge) => edge.from));
  return keepNodes(
    computing,
    (node) => feeds.has(node) || !computing.nodes[node].description.startsWith("__getitem__"),
  );
}

function keepNodes({ nodes, edges }: ProfileGraph, keep: (node: number) => boolean): ProfileGraph {
  let count = 0;
  const renamed = nodes.map((_, node) => (keep(node) ? count++ : -1));
  return {
    nodes: nodes.filter((_, node) => renamed[node] >= 0),
    edges: edges
      .map(({ from, to }) => ({ from: renamed[from], to: renamed[to] }))
      .filter(({ from, to }) => from >= 0 && to >= 0),
  };
}
