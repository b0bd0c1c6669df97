import { extent, type ScaleContinuousNumeric, scaleLinear, scaleLog } from "d3";
import type { Inner } from "./curvesLayout";
import { placeLabels } from "./placeLabels";
import type { SweepMetric } from "./sweepMetrics";
import type { TradeOff } from "./tradeOffs";

/** A trade-off on the screen. */
export interface PlacedTradeOff {
  readonly tradeOff: TradeOff;
  readonly x: number;
  readonly y: number;
  /** Where its name stands; undefined: it is beaten, or there is no room for it. */
  readonly label: { readonly x: number; readonly y: number; readonly anchor: "start" | "end" } | undefined;
}

/** The scatter on the screen, in CSS pixels. */
export interface TradeOffLayout {
  readonly inner: Inner;
  readonly x: Scale;
  readonly y: Scale;
  readonly placed: readonly PlacedTradeOff[];
  /** The points' unit of time. */
  readonly unit: string;
}

type Scale = ScaleContinuousNumeric<number, number>;

const MARGIN = { left: 84, right: 20, top: 22, bottom: 36 };
/** From this ratio of largest to smallest on, an axis is logarithmic: one slow schedule would press all others together. */
const WIDE = 8;
/** Room at either end of an axis, as a share of it. */
const PADDING = 0.06;

/** Places what has both numbers in a box of this size, and the names of the front where they cover nothing. */
export function layOutTradeOffs(
  all: readonly TradeOff[],
  [across, up]: readonly [across: SweepMetric, up: SweepMetric],
  { width, height }: { readonly width: number; readonly height: number },
): TradeOffLayout {
  const inner = {
    left: MARGIN.left,
    right: width - MARGIN.right,
    top: MARGIN.top,
    bottom: height - MARGIN.bottom,
  };
  const known = all.flatMap((tradeOff) => {
    const [a, b] = [across.value(tradeOff.point), up.value(tradeOff.point)];
    return a === null || b === null ? [] : [{ tradeOff, a, b }];
  });
  const x = scaleOf(
    known.map(({ a }) => a),
    [inner.left, inner.right],
  );
  const y = scaleOf(
    known.map(({ b }) => b),
    [inner.bottom, inner.top],
  );
  const at = known.map(({ tradeOff, a, b }) => ({ tradeOff, x: x(a), y: y(b) }));
  const labels = placeLabels(
    at.map(({ tradeOff, ...place }) => ({ ...place, text: tradeOff.beatenBy ? undefined : tradeOff.label })),
    inner,
  );
  const placed = at.map((one, i) => ({ ...one, label: labels[i] }));
  return { inner, x, y, placed, unit: all.find(({ point }) => point.unit !== null)?.point.unit ?? "" };
}

/** What is beaten is drawn first, and what stands first last: it covers the others. */
export function inDrawingOrder(placed: readonly PlacedTradeOff[]): readonly PlacedTradeOff[] {
  const isBeaten = ({ tradeOff }: PlacedTradeOff) => tradeOff.beatenBy !== undefined;
  const reversed = placed.toReversed();
  return [...reversed.filter(isBeaten), ...reversed.filter((one) => !isBeaten(one))];
}

function scaleOf(values: readonly number[], range: readonly [number, number]): Scale {
  const [least = 0, most = 1] = extent(values);
  if (least > 0 && most / least >= WIDE) {
    const room = (most / least) ** PADDING;
    return scaleLog([least / room, most * room], range);
  }
  const room = most === least ? Math.max(1e-9, Math.abs(most) * PADDING) : (most - least) * PADDING;
  return scaleLinear([least - room, most + room], range);
}
