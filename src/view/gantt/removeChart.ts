import { flushSync } from "react-dom";
import { chartRemoved } from "../../state/chartEdits";

/** Takes a chart away and puts the focus, which would be lost with its menu, on the next one's menu, or on what adds one. */
export function removeChart(id: string): void {
  const panels = [...document.querySelectorAll<HTMLElement>("[data-chart]")];
  const at = panels.findIndex((panel) => panel.dataset.chart === id);
  const neighbour = panels[at + 1] ?? panels[at - 1];
  flushSync(() => chartRemoved(id));
  const menu = neighbour?.querySelector<HTMLElement>("[aria-haspopup=menu]");
  (menu ?? document.querySelector<HTMLElement>("[data-adds-chart]"))?.focus();
}
