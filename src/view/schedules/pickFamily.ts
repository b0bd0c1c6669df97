import { chartAdded, chartFamilySet } from "../../state/chartEdits";

/** A family was chosen: for a new chart, or in the place of a chart's own. Whatever a family asks for first is asked here. */
export function pickFamily(family: string, replaced: string | undefined): void {
  if (replaced === undefined) chartAdded(family);
  else chartFamilySet(replaced, family);
}
