import { describe, expect, test } from "vitest";
import { analysed } from "../testing/analysed";
import { uniform } from "../testing/workloads";
import { metrics } from "./metricDefinitions";

describe("every metric", () => {
  const { report } = analysed("pipedream", uniform(4, [1, 1, 1], { processors: 3, microbatches: 5 }));

  test.each(metrics.all)("$id has a sentence, a formula and values", ({ definition, formula, per, read }) => {
    expect(definition).toMatch(/^[A-Z].*\.$/);
    expect(formula).not.toBe("");
    expect(read(report)).toHaveLength({ run: 1, processor: 3, layer: 4 }[per]);
  });

  test("is every number of the report that is not a setting", () => {
    const settings = [
      "family",
      "processors",
      "microbatches",
      "batches",
      "stages",
      "ticksPerUnit",
      "unit",
      "memoryLimitBytes",
    ];
    const others = ["stalls", "stalenessRule", "bounds", "closedForms", "notes", "memoryAtPeak"];
    const known = [...metrics.all.map((metric) => metric.id), ...settings, ...others];
    expect(Object.keys(report).toSorted()).toEqual(known.toSorted());
  });
});
