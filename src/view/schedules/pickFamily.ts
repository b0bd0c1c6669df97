import { chartAdded, chartFamilySet } from "../../state/chartEdits";
import { OWN_ORDER } from "../../state/orderEdits";
import { writeOrder } from "../orders/writeOrder";

/** A family was chosen: for a new chart, or in the place of a chart's own. An order of the user's own opens its editor. */
export function pickFamily(family: string, replaced: string | undefined): void {
  if (family === OWN_ORDER) void writeOrder(replaced);
  else if (replaced === undefined) chartAdded(family);
  else chartFamilySet(replaced, family);
}
