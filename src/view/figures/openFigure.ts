import { viewRestored } from "../../state/chart";
import { documentOpened } from "../../state/documentStore";
import type { Figure } from "../../state/figures/figure";

/** A published figure takes the page's place as one step of undo, and all of it is looked at. */
export function openFigure({ document }: Figure): void {
  documentOpened(document);
  viewRestored({});
}
