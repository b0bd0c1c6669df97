import { MOST_OPENED, type SpreadRules, spreadsOf } from "./spread";
import { type SpreadTraffic, trafficOfSpread } from "./spreadTraffic";

/** Spreads by how many processors they open, 0 first. */
export type SpreadsByOpened = readonly (readonly SpreadTraffic[])[];

/** By rules, of which there are few: making a table takes as long as placing a hundred layers. */
const tables = new Map<string, SpreadsByOpened>();

/** Every spread that the rules allow, and what it sends. */
export function spreadTable(rules: SpreadRules, lastLayer: boolean): SpreadsByOpened {
  const { atoms, hasGradient, mayCut, together, firstLayer } = rules;
  const key = [atoms, hasGradient, mayCut, together, firstLayer, lastLayer].join();
  const known = tables.get(key);
  if (known !== undefined) return known;
  const byOpened: SpreadTraffic[][] = Array.from({ length: MOST_OPENED + 1 }, () => []);
  for (const spread of spreadsOf(rules)) byOpened[spread.opened].push(trafficOfSpread(spread, lastLayer));
  tables.set(key, byOpened);
  return byOpened;
}
