import { isRefusal } from "../../base/refusal";
import type { Family } from "../family";
import { transforms } from "./index";

/**
 * A family whose plans every transform can change, with the transforms' options behind its own: one that flushes and has one
 * fused backward for each stage and microbatch (or piece of one).
 */
export function withTransforms(family: Family): Family {
  return {
    ...family,
    options: [...family.options, ...transforms.map(({ option }) => option)],
    plan(workload, options) {
      const seen = transforms.reduce((w, transform) => transform.workload?.(w, options) ?? w, workload);
      const planned = family.plan(seen, options);
      if (isRefusal(planned)) return planned;
      return transforms.reduce((p, transform) => transform.apply(p, workload, options), planned);
    },
  };
}
