import type { OptionSpec } from "../../base/options";
import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import type { Family, FamilyPlan } from "../family";
import { layoutStarts } from "../partition/layoutStarts";
import type { Plan } from "../plan";

const layoutOption: OptionSpec = {
  id: "layout",
  name: "Layout",
  help: 'Which layers each stage holds, in Megatron\'s notation, for instance "Et*3|(tt|)*29,m|L"; without it they are balanced.',
  kind: "text",
};

/**
 * A family whose stages may be given as Megatron's layout string instead of being balanced (schedules.md 20.2). Families that
 * place layers one by one have no stages to give, and stay as they are.
 */
export function withLayout(family: Family): Family {
  if (family.granularity === "single" || family.granularity === "divisible") return family;
  return {
    ...family,
    options: [...family.options, layoutOption],
    plan(workload, options) {
      if (typeof options.layout !== "string" || options.layout.trim() === "")
        return family.plan(workload, options);
      const stageStarts = layoutStarts(options.layout, workload.layers);
      if (isRefusal(stageStarts)) return stageStarts;
      return keeping(stageStarts, family.plan({ ...workload, stageStarts }, options));
    },
  };
}

/** The plan, if its stages are those of the layout. */
function keeping(starts: Int32Array, planned: FamilyPlan | Refusal): FamilyPlan | Refusal {
  if (isRefusal(planned)) return planned;
  const cut = startsOf(planned.plan);
  if (cut.length !== starts.length)
    return refuse(
      `The layout has ${starts.length} stages and this schedule ${cut.length}; change the layout, or processors and chunks, so that they agree.`,
      "layout",
    );
  if (cut.every((start, stage) => start === starts[stage])) return planned;
  return refuse("With these options the schedule cuts the layers itself; leave the layout out.", "layout");
}

/** The first layer of each stage. */
function startsOf({ tasks }: Plan): Int32Array {
  const starts = new Int32Array(tasks.graph.stages);
  for (const { stage, firstLayer } of tasks.graph.ops) starts[stage] = firstLayer;
  return starts;
}
