import { redone, undone } from "../state/documentStore";
import { dialogSet, layout, layoutChanged, type ThemeChoice } from "../state/layout";
import { copyLink } from "../view/common/copyLink";
import { openFileDialog } from "../view/common/openFiles";

/** A key, or keys, and what they do. Those without `run` are served where they act: by the charts. */
interface Shortcut {
  /** As KeyboardEvent.key, with "Ctrl+" (or Command) and "Shift+" before it. */
  readonly keys: readonly string[];
  readonly name: string;
  readonly run?: () => void;
}

const THEMES: readonly ThemeChoice[] = ["auto", "light", "dark", "projector"];

/** Every shortcut of the page: the help dialog is this table. */
export const SHORTCUTS: readonly { readonly title: string; readonly shortcuts: readonly Shortcut[] }[] = [
  {
    title: "Work",
    shortcuts: [
      { keys: ["Ctrl+Z"], name: "Undo", run: undone },
      { keys: ["Ctrl+Shift+Z", "Ctrl+Y"], name: "Redo", run: redone },
      { keys: ["Ctrl+O"], name: "Open a file", run: openFileDialog },
      { keys: ["Esc"], name: "Stop reading a file" },
      { keys: ["E"], name: "Edit the layers", run: () => dialogSet("layers") },
      { keys: ["P"], name: "Add a schedule", run: () => dialogSet("schedules") },
      { keys: ["G"], name: "Figures from papers", run: () => dialogSet("figures") },
      { keys: ["X"], name: "Export", run: () => dialogSet("export") },
      { keys: ["L"], name: "Copy the link to this screen", run: copyLink },
    ],
  },
  {
    title: "Page",
    shortcuts: [
      { keys: ["R"], name: "Show or hide the problem", run: () => toggle("railOpen") },
      { keys: ["I"], name: "Show or hide the inspector", run: () => toggle("inspectorOpen") },
      { keys: ["N"], name: "Show or hide the numbers", run: () => toggle("drawerOpen") },
      { keys: ["T"], name: "Next theme", run: nextTheme },
      { keys: ["?"], name: "This help", run: () => dialogSet("help") },
    ],
  },
  {
    title: "Time axis",
    shortcuts: [
      { keys: ["W", "+"], name: "Zoom in" },
      { keys: ["S", "-"], name: "Zoom out" },
      { keys: ["A", "←"], name: "Pan left" },
      { keys: ["D", "→"], name: "Pan right" },
      { keys: ["F", "0"], name: "Show everything" },
    ],
  },
  {
    title: "Picture of an own order",
    shortcuts: [
      { keys: ["←", "→", "↑", "↓"], name: "Go from cell to cell" },
      { keys: ["Shift+←", "Shift+→"], name: "Move the cell" },
      { keys: ["Enter"], name: "Go to the cell in the text" },
    ],
  },
  {
    title: "Playback",
    shortcuts: [
      { keys: ["Space"], name: "Play or pause" },
      { keys: ["←", "→"], name: "Step to the previous or next event" },
      { keys: ["Home", "End"], name: "Go to the beginning or the end" },
      { keys: ["[", "]"], name: "Slower, faster" },
      { keys: ["Esc"], name: "Let go of what is picked; leave playback" },
    ],
  },
];

const actions = new Map(
  SHORTCUTS.flatMap(({ shortcuts }) =>
    shortcuts.flatMap(({ keys, run }) => (run === undefined ? [] : keys.map((key) => [key, run] as const))),
  ),
);

/** Serves the shortcuts of the page as a whole. Returns what ends it. */
export function listenToKeys(): () => void {
  window.addEventListener("keydown", pressed);
  return () => window.removeEventListener("keydown", pressed);
}

function pressed(event: KeyboardEvent): void {
  const { dialog } = layout.getState();
  if (event.defaultPrevented || event.altKey || dialog === "help") return;
  const key = nameOf(event);
  const action = actions.get(key);
  // A dialog that is still loading has no focus to take letters with.
  if (action === undefined || (!key.startsWith("Ctrl+") && (isTyping(event) || dialog !== undefined))) return;
  event.preventDefault();
  action();
}

/** The event as the table writes it. "?" needs Shift on most keyboards, and that is no matter. */
function nameOf({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): string {
  const letter = key.length === 1 ? key.toUpperCase() : key;
  const isLetter = /^[A-Z]$/.test(letter);
  return `${ctrlKey || metaKey ? "Ctrl+" : ""}${shiftKey && isLetter ? "Shift+" : ""}${letter}`;
}

function isTyping({ target }: KeyboardEvent): boolean {
  return (
    target instanceof Element &&
    target.closest(
      "input:not([type=checkbox], [type=radio], [type=range]), textarea, select, dialog, [popover]",
    ) !== null
  );
}

function toggle(part: "railOpen" | "inspectorOpen" | "drawerOpen"): void {
  layoutChanged({ [part]: !layout.getState()[part] });
}

function nextTheme(): void {
  const at = THEMES.indexOf(layout.getState().theme);
  layoutChanged({ theme: THEMES[(at + 1) % THEMES.length] });
}
