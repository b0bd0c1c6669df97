import type { KeyboardEvent } from "react";
import { layoutChanged } from "../../state/layout";

/** Closes the editor; all that was written is in the document. */
export function closeEditor(): void {
  layoutChanged({ editedOrder: undefined });
}

/** Escape closes it, wherever in it the focus is. */
export function closeOnEscape(event: KeyboardEvent): void {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  event.preventDefault();
  event.stopPropagation();
  closeEditor();
}
