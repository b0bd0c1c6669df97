import { createStore } from "zustand/vanilla";
import type { Focus } from "../../state/chart";

/** What is pointed at outside the charts, in a list: outlined on the chart, while the list stays as it is. */
export const preview = createStore<{ readonly focus: Focus | undefined }>(() => ({ focus: undefined }));

/** Outlines this on its chart, or nothing. */
export function previewed(focus: Focus | undefined): void {
  preview.setState({ focus });
}
