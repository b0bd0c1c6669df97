import type { CodedOrder } from "./codedOrder";
import { splitBackwards } from "./joinBackwards";

/** How an order with the same tasks in the same places as a family's differs from it nevertheless, in words. */
export function mannersOf(order: CodedOrder, theirs: CodedOrder): readonly string[] {
  const manners: string[] = [];
  const split = splitBackwards(order, theirs);
  if (split.ours > 0)
    manners.push(split.ours === split.whole ? "with the backward split" : "with some backwards split");
  if (split.theirs > 0) manners.push("with activation and weight gradients fused where they stand together");
  if (order.pairs < theirs.pairs)
    manners.push(order.pairs === 0 ? "without overlap" : "with fewer overlapped pairs");
  if (order.pairs > theirs.pairs)
    manners.push(theirs.pairs === 0 ? "with overlapped pairs" : "with more overlapped pairs");
  return manners;
}
