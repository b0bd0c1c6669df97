import { beatenBy, UNBEATEN } from "../../analysis/paretoFront";
import type { SweepPoint } from "../../analysis/sweepPoint";
import type { FamilyChoice } from "../../schedule/family";
import { choiceKey, pointKey } from "../../state/sweeps";
import { chartNames } from "../common/chartNames";
import { starredNames } from "./starredNames";
import type { SweepMetric } from "./sweepMetrics";

/** A schedule at one size, and whether another one is better. */
export interface TradeOff {
  readonly id: string;
  readonly name: string;
  /** The name as it is drawn: with a star if it is a reconstruction. */
  readonly label: string;
  /** Place of its choice among those that take part, which gives it its style. */
  readonly index: number;
  readonly point: SweepPoint;
  /** One that is worse by no criterion and better by one; undefined: it is on the front. */
  readonly beatenBy: TradeOff | undefined;
}

/** The points with numbers, and who beats whom by these criteria; in the order of choices, then of processors. */
export function tradeOffs(
  choices: readonly FamilyChoice[],
  points: readonly SweepPoint[],
  criteria: readonly SweepMetric[],
): readonly TradeOff[] {
  const names = chartNames(choices);
  const labels = starredNames(choices);
  const indexOf = new Map(choices.map((choice, index) => [choiceKey(choice), index]));
  const placed = points
    .flatMap((point) => {
      const index = indexOf.get(choiceKey(point.choice));
      return index === undefined || point.refusal !== undefined ? [] : [{ index, point }];
    })
    .sort((a, b) => a.index - b.index || a.point.processors - b.point.processors);
  const beaters = beatenBy(placed.map(({ point }) => criteria.map((metric) => worth(metric, point))));
  const bare = placed.map(({ index, point }) => ({
    id: pointKey(point, point.choice),
    name: names[index],
    label: labels[index],
    index,
    point,
    beatenBy: undefined,
  }));
  return bare.map((one, i) => (beaters[i] === UNBEATEN ? one : { ...one, beatenBy: bare[beaters[i]] }));
}

/** A criterion as a number of which less is better. */
function worth({ value, better }: SweepMetric, point: SweepPoint): number {
  const number = value(point) ?? Number.NaN;
  return better === "lower" ? number : -number;
}

/** A trade-off in words: what it is, and whether something is better in every respect. */
export function tradeOffInWords(
  { name, point, beatenBy: beater }: TradeOff,
  shown: readonly SweepMetric[],
): string {
  const { processors, unit } = point;
  const numbers = shown.map((metric) => {
    const value = metric.value(point);
    return `${metric.name.toLowerCase()} ${value === null ? "unknown" : metric.format(value, unit ?? "")}`;
  });
  const verdict = beater === undefined ? "On the front" : `Beaten by ${sizedName(beater, point)}`;
  return `${name} on ${processors} ${processors === 1 ? "processor" : "processors"}: ${numbers.join(", ")}. ${verdict}.`;
}

/** The name, with the size where it is another one. */
function sizedName({ name, point }: TradeOff, beside: SweepPoint): string {
  return point.processors === beside.processors ? name : `${name} on ${point.processors}`;
}

/** The same as it is drawn. */
export function sizedLabel({ label, ...one }: TradeOff, beside: SweepPoint): string {
  return sizedName({ ...one, label, name: label }, beside);
}
