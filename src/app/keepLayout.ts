import { layout, layoutChanged, shownTheme } from "../state/layout";
import { packLayout, unpackLayout } from "../state/savedLayout";

const KEY = "layerpipe.layout";

/** Arranges the page as it was left, and remembers how it is left. Returns what ends it. */
export function keepLayout(): () => void {
  layoutChanged(unpackLayout(read()));
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const showTheme = () => {
    document.documentElement.dataset.theme = shownTheme(layout.getState().theme, dark.matches);
  };
  showTheme();
  dark.addEventListener("change", showTheme);
  const stop = layout.subscribe((state) => {
    showTheme();
    write(packLayout(state));
  });
  return () => {
    dark.removeEventListener("change", showTheme);
    stop();
  };
}

/** Storage may be forbidden; the page does without it. */
function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(text: string): void {
  try {
    localStorage.setItem(KEY, text);
  } catch {
    // The layout lasts as long as the page does.
  }
}
