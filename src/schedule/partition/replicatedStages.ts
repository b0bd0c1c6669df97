import { isRefusal, type Refusal } from "../../base/refusal";
import type { Workload } from "../../model/workload";
import { chainStates } from "./cutStates";
import { optimize } from "./pipeDreamOptimizer";
import { layerCosts } from "./stages";

/** Stages with the number of processors that serve each one in turn. */
export interface ReplicatedStages {
  readonly starts: Int32Array;
  readonly replicas: Int32Array;
}

/**
 * PipeDream's optimizer on the chain of layers, with replication. `bandwidth` is in bytes per tick; infinite where
 * synchronization is free. The optimizer takes processors for equally fast.
 */
export function replicatedStages(workload: Workload, bandwidth: number): ReplicatedStages | Refusal {
  const states = chainStates(layerCosts(workload), workload.activationBytes, workload.weightBytes);
  const plan = optimize(states, { machines: workload.processors, replicate: true, bandwidth });
  if (isRefusal(plan)) return plan;
  return {
    starts: Int32Array.from(plan.stages, (stage) => stage.afterState + 1),
    replicas: Int32Array.from(plan.stages, (stage) => stage.replicas),
  };
}
