import { isRefusal } from "../../base/refusal";
import type { Chart } from "../../state/document";
import { documentStore } from "../../state/documentStore";
import { noticed } from "../../state/notices";
import { OWN_ORDER, orderAdded, orderOpened, orderPlaced } from "../../state/orderEdits";
import { resultOf, runOf, runs } from "../../state/runs";

/** The editor, asked for when somebody is about to open it. */
export const loadEditor = () => import("./OrderEditor");

/** Starts an order of the user's own from 1F1B, in a chart's place or as a new one; one that is there stays. */
export async function writeOrder(replaced: string | undefined): Promise<void> {
  void loadEditor();
  const { problem, charts } = documentStore.getState().document;
  if (replaced !== undefined && charts.find(({ id }) => id === replaced)?.family === OWN_ORDER) {
    orderOpened(replaced);
    return;
  }
  const { templateOrder } = await import("./templateOrder");
  const text = templateOrder(problem);
  if (replaced === undefined) orderAdded({ text });
  else orderPlaced(replaced, { text });
}

/** Takes the order that a chart shows over into a new one below it, to be changed. */
export async function editOrderOf({ id }: Chart, name: string): Promise<void> {
  void loadEditor();
  const result = resultOf(runOf(runs.getState(), id));
  if (result === undefined) return;
  const { presentOrder } = await import("./presentOrder");
  const text = presentOrder(result);
  if (isRefusal(text)) noticed({ tone: "problem", text: text.reason });
  else orderAdded({ text, name: `${name}, edited` }, id);
}
