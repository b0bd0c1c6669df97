import type { Workload } from "../model/workload";
import type { Family, FamilyPlan } from "../schedule/family";

/** A family made of one planning function, for orders that no published family has. It streams minibatches. */
export function ownFamily(plan: (workload: Workload) => FamilyPlan, rest: Partial<Family> = {}): Family {
  return {
    id: "own",
    name: "Own",
    group: "baseline",
    citation: { short: "none", url: "https://example.org" },
    summary: "An order of our own.",
    weightUpdate: { kind: "stashed" },
    granularity: "task",
    options: [],
    plan,
    ...rest,
  };
}
