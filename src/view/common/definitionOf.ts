import { type Metric, metrics } from "../../analysis/metricDefinitions";

/** The definition of a metric with its formula, as a tip tells it. */
export function definitionOf(id: Metric["id"]): string {
  const { definition, formula } = metrics.get(id);
  return `${definition}\n${formula}`;
}
