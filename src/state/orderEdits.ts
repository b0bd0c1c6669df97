import { fitProblem, type ProblemFix } from "../model/fitProblem";
import { chartChoiceSet, chartInserted, chartOptionSet, MAX_CHARTS } from "./chartEdits";
import { documentStore } from "./documentStore";
import { layoutChanged } from "./layout";
import { noticed } from "./notices";
import { problemEdited } from "./problemEdits";

/** The family of the user's own orders. */
export const OWN_ORDER = "order";

/** An order as the user has it: its text, and what they call it. */
export interface OwnOrder {
  readonly text: string;
  /** Absent: what the family is called. */
  readonly name?: string;
}

/** Opens the editor of a chart's own order. */
export function orderOpened(chart: string): void {
  layoutChanged({ editedOrder: chart, place: "charts" });
}

/** Adds an order below a chart, or below all, and opens its editor; says so if there is no room for it. */
export function orderAdded(order: OwnOrder, below?: string): boolean {
  const id = chartInserted({ family: OWN_ORDER, options: optionsOf(order) }, below);
  if (id === undefined)
    noticed({
      tone: "problem",
      text: `${MAX_CHARTS} charts are the most there may be; remove one to add an order.`,
    });
  else orderOpened(id);
  return id !== undefined;
}

/** Puts an order in a chart's place, and opens its editor. */
export function orderPlaced(chart: string, order: OwnOrder): void {
  chartChoiceSet(chart, { family: OWN_ORDER, options: optionsOf(order) });
  orderOpened(chart);
}

/** Another text takes the place of a chart's own order in one step; its name stays unless there is another. */
export function orderReplaced(chart: string, { text, name }: OwnOrder): void {
  const options = documentStore.getState().document.charts.find(({ id }) => id === chart)?.options;
  const named = name === undefined ? options : { ...options, orderName: name };
  chartChoiceSet(chart, { family: OWN_ORDER, options: { ...named, order: text } });
}

/** The text of a chart's own order was typed in: what is typed in one go is one step. */
export function orderTyped(chart: string, text: string): void {
  chartOptionSet(chart, "order", text, { join: `${chart}.order` });
}

/** A chart's own order was given a name; an empty one is that of the family. */
export function orderNamed(chart: string, name: string): void {
  chartOptionSet(chart, "orderName", name === "" ? undefined : name, { join: `${chart}.orderName` });
}

/** The problem becomes one that an order fits, in one step. */
export function problemFitted(fix: ProblemFix): void {
  problemEdited((problem) => fitProblem(problem, fix));
}

function optionsOf({ text, name }: OwnOrder) {
  return { order: text, ...(name !== undefined && { orderName: name }) };
}
