import type { FamilyChoice } from "../../schedule/family";
import { familyOf } from "./familyOf";

/** What each chart is called: its family's name, numbered from the second chart of a family on. */
export function chartNames(charts: readonly FamilyChoice[]): readonly string[] {
  const seen = new Map<string, number>();
  return charts.map((chart) => {
    const { name } = familyOf(chart);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} ${count}`;
  });
}
