import type { OptionValues } from "../../../base/options";
import type { Family } from "../../family";
import { type Candidate, candidates } from "./candidates";
import { type CodedOrder, codeRanks, type OrderSize } from "./codedOrder";
import { codeText } from "./codeText";
import { type Comparison, compareOrders } from "./compareOrders";
import { differencesOf, type OrderDifference } from "./differences";
import { exceptions } from "./exceptions";
import { mannersOf } from "./manners";

/** Which published order an order is, or is nearest to. */
export interface Recognition {
  /** The first in the order of families among the nearest; absent if none is near. */
  readonly nearest?: NamedOrder;
  /** Whether it is that order, but for backwards written whole or split where that makes no difference. */
  readonly exact: boolean;
  /** Names of other families that make the same order at these sizes, at most two. */
  readonly sameAs: readonly string[];
  /** Cells that have moved against the nearest order; 0 if it is that order or none is near. */
  readonly moved: number;
  /** The first of them, row by row. */
  readonly differences: readonly OrderDifference[];
  /** All of this in one sentence for the page. */
  readonly sentence: string;
}

/** An order that a family makes. */
export interface NamedOrder {
  readonly family: string;
  readonly options: OptionValues;
  /** The family's name, and in parentheses the options that are not its defaults. */
  readonly name: string;
}

/** Larger orders are only held for equal to others: cells. */
const MOST_CELLS = 200_000;

/** An order is near another if at least this share of its cells stays. */
const NEAR = 3 / 4;

/** Families that make the same order and are named. */
const MOST_OTHERS = 2;

/** What is known of the candidate with the fewest moves so far. */
interface Best {
  readonly candidate: Candidate;
  readonly comparison: Comparison;
}

/**
 * Finds the published order that cells, as `ranksOf` writes them, are in: every family that has an order of its own plans
 * equal stages of this size with the options that matter for it, and the order is compared cell by cell. Weight gradients that
 * stand right behind their activation gradients count as one backward with it. The nearest is the one from which the fewest
 * cells must move. O(tasks · log tasks) for each family and setting.
 */
export function recognizeOrder(
  written: readonly (readonly string[])[],
  size: OrderSize,
  families: readonly Family[],
): Recognition {
  const ranks = written.slice(0, 1 + written.findLastIndex((rank) => rank.length > 0));
  const used = { ...size, processors: ranks.length };
  const order = codeRanks(ranks, used);
  const cells = ranks.reduce((sum, rank) => sum + rank.length, 0);
  const small = cells <= MOST_CELLS;
  let best: Best | undefined;
  let most = small ? Math.max(1, Math.floor(cells * (1 - NEAR))) : 0;
  const same = new Map<string, string>();
  for (const candidate of cells === 0 ? [] : candidates(families, used, order.pieces)) {
    if (same.has(candidate.family.id)) continue;
    const comparison = compareOrders(order, candidate.order, most);
    if (comparison === undefined) continue;
    if (best === undefined || comparison.moves < best.comparison.moves) best = { candidate, comparison };
    most = comparison.moves;
    if (most === 0) same.set(candidate.family.id, candidate.name);
  }
  return best === undefined
    ? unknown(cells, small)
    : known(best, { order, ranks, stages: size.stages }, [...same.values()].slice(1));
}

/** The order that was asked about. */
interface Asked {
  readonly order: CodedOrder;
  readonly ranks: readonly (readonly string[])[];
  readonly stages: number;
}

function known({ candidate, comparison }: Best, asked: Asked, others: readonly string[]): Recognition {
  const { family, options, name } = candidate;
  const textOf = (code: number) => codeText(code, asked.order, asked.stages);
  const manners = mannersOf(asked.order, candidate.order);
  const told = {
    nearest: { family: family.id, options, name },
    sameAs: others.slice(0, MOST_OTHERS),
    moved: comparison.moves,
    differences: differencesOf(comparison, (code, row, cell) => textOf(code) ?? asked.ranks[row][cell]),
  };
  if (comparison.moves > 0)
    return {
      ...told,
      exact: false,
      sentence: `${[name, ...manners, exceptions(comparison, textOf)].join(", ")}.`,
    };
  const same = told.sameAs.length === 0 ? [] : [`here the same as ${told.sameAs.join(" and ")}`];
  const exact = candidate.order.pairs === asked.order.pairs;
  return { ...told, exact, sentence: `${[name, ...same, ...manners].join(", ")}.` };
}

function unknown(cells: number, small: boolean): Recognition {
  const sentence = small
    ? "Like no known schedule: more than a quarter of the cells would have to move."
    : `Exactly like no known schedule; of orders with more than ${MOST_CELLS.toLocaleString("en")} cells the nearest is not searched.`;
  const none = { exact: false, sameAs: [], moved: 0, differences: [] };
  return { ...none, sentence: cells === 0 ? "An order without tasks." : sentence };
}
