import type { SweepPoint } from "../../analysis/sweepPoint";
import { sizeOf } from "../../model/withSize";
import { OWN_ORDER } from "../../state/orderEdits";
import { choiceKey, type Sweep } from "../../state/sweeps";
import { chartNames } from "../common/chartNames";
import { isSameSize, sizeInWords } from "./sizeInWords";

/**
 * What there is to say of orders of the user's own, a sentence each: they are written for one size, and have no points at
 * most others. Nothing is said before the problem's own size is known, or where an order is possible everywhere.
 */
export function ownOrderNotes({ spec, points, isOutdated, status }: Sweep): readonly string[] {
  const names = chartNames(spec.choices);
  return spec.choices.flatMap((choice, i) => {
    if (choice.family !== OWN_ORDER || isOutdated) return [];
    const key = choiceKey(choice);
    const own = points.filter((point) => choiceKey(point.choice) === key);
    const refused = own.filter(({ refusal }) => refusal !== undefined);
    const possible = own.filter(({ refusal }) => refusal === undefined);
    if (refused.length === 0 || (possible.length === 0 && status !== "finished")) return [];
    return [`${names[i]} ${possible.length === 0 ? whyNowhere(spec, refused) : whereAlone(possible)}`];
  });
}

function whereAlone(possible: readonly SweepPoint[]): string {
  const least = possible.reduce((a, b) => (b.processors < a.processors ? b : a));
  return `is written for ${sizeInWords(least)}: further processors stay unused, and other sizes have no point of it.`;
}

function whyNowhere({ problem }: Sweep["spec"], refused: readonly SweepPoint[]): string {
  const point = refused.find((one) => isSameSize(one, sizeOf(problem))) ?? refused[0];
  return `has no point at these sizes. On ${sizeInWords(point)}: ${point.refusal ?? ""}`;
}
