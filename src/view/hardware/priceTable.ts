import type { Problem } from "../../model/problem";
import { scaleUnit } from "../../scene/timeUnit";
import { type PriceKind, paidPrices, priceKinds, priceOf } from "../../state/layerPrices";

/** What one layer costs, in the cost model's unit. */
export interface PriceRow {
  readonly name: string;
  readonly prices: Readonly<Partial<Record<PriceKind, number>>>;
  readonly total: number;
  /** Of all layers together, 0 to 1; 0 where nothing costs anything. */
  readonly share: number;
}

/** Prices layer by layer, as they are scheduled: without a first activation gradient that nobody computes. */
export interface PriceTable {
  /** Short name of the unit. */
  readonly unit: string;
  /** The tasks that are priced, in the order of the legend. */
  readonly kinds: readonly PriceKind[];
  readonly rows: readonly PriceRow[];
  /** All layers together. */
  readonly sum: PriceRow;
  /** What the dearest layer costs. */
  readonly most: number;
}

/** The prices of a problem's layers; undefined where its cost model cannot price them. */
export function priceTable(problem: Problem): PriceTable | undefined {
  const prices = paidPrices(problem);
  if (prices === undefined) return undefined;
  const { network } = problem;
  const kinds = priceKinds(prices);
  const priced = network.layers.map(({ name }, layer) => {
    const ofLayer = kinds.map((kind) => [kind, priceOf(prices, kind, layer)] as const);
    const total = ofLayer.reduce((sum, [, price]) => sum + price, 0);
    return { name, prices: Object.fromEntries(ofLayer), total };
  });
  const all = priced.reduce((sum, { total }) => sum + total, 0);
  const rows = priced.map((row) => ({ ...row, share: all === 0 ? 0 : row.total / all }));
  const sumOf = (kind: PriceKind) => priced.reduce((sum, row) => sum + row.prices[kind], 0);
  return {
    unit: prices.unit.short,
    kinds,
    rows,
    sum: {
      name: "All layers",
      prices: Object.fromEntries(kinds.map((kind) => [kind, sumOf(kind)])),
      total: all,
      share: all === 0 ? 0 : 1,
    },
    most: rows.reduce((most, { total }) => Math.max(most, total), 0),
  };
}

/** How the numbers of a column are written: one prefix and one number of decimals, so that points stand below one another. */
export interface ColumnScale {
  readonly unit: string;
  readonly format: (value: number) => string;
}

/** A scale on which the largest of these values has at most three digits before the point. */
export function columnScale(values: readonly number[], unit: string): ColumnScale {
  const most = values.reduce((most, value) => Math.max(most, value), 0);
  const scaled = scaleUnit({ ticksPerUnit: 1, unit }, most);
  const isWhole = values.every((value) => Number.isInteger(value / scaled.ticksPerLabel));
  const decimals = isWhole ? 0 : 3;
  const least = 0.5 * 10 ** -decimals;
  return {
    unit: scaled.unit,
    format: (value) => {
      const number = value / scaled.ticksPerLabel;
      return number > 0 && number < least
        ? `<${(10 ** -decimals).toFixed(decimals)}`
        : number.toFixed(decimals);
    },
  };
}
