import type { SweepPoint } from "../../analysis/sweepPoint";
import type { FamilyChoice } from "../../schedule/family";
import { choiceKey } from "../../state/sweeps";
import { chartNames } from "../common/chartNames";
import { starredNames } from "./starredNames";

/** One schedule on more and more processors. */
export interface CurveSeries {
  /** Key of its choice. */
  readonly id: string;
  readonly name: string;
  /** The name as it is drawn: with a star if it is a reconstruction. */
  readonly label: string;
  /** By ascending processors. */
  readonly points: readonly SweepPoint[];
}

/** The points by schedule, in the order of the choices; points of other choices are left out. */
export function curveSeries(
  choices: readonly FamilyChoice[],
  points: readonly SweepPoint[],
): readonly CurveSeries[] {
  const names = chartNames(choices);
  const labels = starredNames(choices);
  const byKey = new Map<string, SweepPoint[]>(choices.map((choice) => [choiceKey(choice), []]));
  for (const point of points) byKey.get(choiceKey(point.choice))?.push(point);
  return choices.map((choice, i) => {
    const id = choiceKey(choice);
    const own = byKey.get(id) ?? [];
    return {
      id,
      name: names[i],
      label: labels[i],
      points: own.toSorted((a, b) => a.processors - b.processors),
    };
  });
}
