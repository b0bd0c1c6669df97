import type { CellPlace, CheckedOrder, OrderProblem, OrderRule } from "./order";

/** Problems that are told; the others are counted. */
const MOST_PROBLEMS = 50;
/** Cells that a problem marks. */
const MOST_CELLS = 200;

/** Collects what is wrong with an order. A million wrong cells cost no million sentences. */
export class ProblemList {
  private readonly byRule = new Map<OrderRule, OrderProblem[]>();
  private left = 0;

  /** Adds a problem; `message` is asked only if it will be told. */
  add(
    rule: OrderRule,
    cells: readonly CellPlace[],
    message: () => string,
    more: Pick<OrderProblem, "cycle"> = {},
  ): void {
    const known = this.byRule.get(rule) ?? [];
    this.byRule.set(rule, known);
    if (known.length < MOST_PROBLEMS)
      known.push({ rule, message: message(), cells: cells.slice(0, MOST_CELLS), ...more });
    else this.left++;
  }

  /** Whether any of these rules is broken; without rules, whether anything is. */
  has(...rules: readonly OrderRule[]): boolean {
    return rules.length === 0 ? this.byRule.size > 0 : rules.some((rule) => this.byRule.has(rule));
  }

  /** In the order of the text, those without a cell last; what is too much for telling is counted in the last one. */
  all(): Pick<CheckedOrder, "problems" | "problemCount"> {
    const sorted = [...this.byRule.values()].flat().sort(byFirstCell);
    const problemCount = sorted.length + this.left;
    const problems = sorted.slice(0, MOST_PROBLEMS);
    const left = problemCount - problems.length;
    if (left === 0) return { problems, problemCount };
    const { rule } = problems[problems.length - 1];
    return { problems: [...problems, { rule, message: `And ${left} more.`, cells: [] }], problemCount };
  }
}

function byFirstCell({ cells: [a] }: OrderProblem, { cells: [b] }: OrderProblem): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a.row - b.row || a.cell - b.cell;
}
