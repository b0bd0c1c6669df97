import type { SweepPoint } from "../../analysis/sweepPoint";
import { sizeOf } from "../../model/withSize";
import { OWN_ORDER } from "../../state/orderEdits";
import { choiceKey, type SweepSpec } from "../../state/sweeps";
import { chartNames } from "../common/chartNames";
import { isSameSize, sizeInWords } from "./sizeInWords";

/** A schedule that some sizes are not possible for. */
export interface LeftOutSchedule {
  readonly name: string;
  /** How many of its points have no numbers, of how many. */
  readonly refused: number;
  readonly points: number;
  /** The reason for the first, with its size; where none was possible, for the problem's own if it is among them. */
  readonly reason: string;
}

/** The schedules with points that were refused, but for own orders, of which ownOrderNotes tells: those with none that was possible first, then by how many are missing. */
export function leftOut(
  { choices, cells, problem }: SweepSpec,
  points: readonly SweepPoint[],
): readonly LeftOutSchedule[] {
  const byChoice = new Map<string, SweepPoint[]>();
  for (const point of points) {
    const key = choiceKey(point.choice);
    byChoice.set(key, [...(byChoice.get(key) ?? []), point]);
  }
  const names = chartNames(choices);
  return choices
    .flatMap((choice, i) => {
      const own = byChoice.get(choiceKey(choice)) ?? [];
      const refused = own.filter(({ refusal }) => refusal !== undefined);
      if (refused.length === 0 || choice.family === OWN_ORDER) return [];
      const isNowhere = refused.length === cells.length;
      const atOwn = isNowhere ? refused.find((point) => isSameSize(point, sizeOf(problem))) : undefined;
      const first = atOwn ?? refused.reduce((a, b) => (isSmaller(b, a) ? b : a));
      return [{ name: names[i], refused: refused.length, points: cells.length, reason: reasonOf(first) }];
    })
    .sort((a, b) => b.refused / b.points - a.refused / a.points);
}

function isSmaller(a: SweepPoint, b: SweepPoint): boolean {
  return a.microbatches !== b.microbatches ? a.microbatches < b.microbatches : a.processors < b.processors;
}

function reasonOf(point: SweepPoint): string {
  return `On ${sizeInWords(point)}: ${point.refusal ?? ""}`;
}

/** What was left out and why: a sentence for all that have one reason at as many points. */
export function leftOutInWords(schedules: readonly LeftOutSchedule[]): readonly string[] {
  const alike = new Map<string, LeftOutSchedule[]>();
  for (const one of schedules) {
    const key = `${one.refused} ${one.reason}`;
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  return [...alike.values()].map((group) => {
    const [{ refused, points, reason }] = group;
    const names = group.map(({ name }) => name).join(", ");
    return refused === points ? `${names}. ${reason}` : `${names}, ${refused} of ${points} points. ${reason}`;
  });
}
