import { chartAdded, chartFamilySet } from "../../state/chartEdits";

/** A family was chosen: for a new chart, or in the place of a chart's own. What an order of the user's own asks for first is asked here. */
export function pickFamily(family: string, replaced: string | undefined): void {
  if (replaced === undefined) chartAdded(family);
  else chartFamilySet(replaced, family);
}
