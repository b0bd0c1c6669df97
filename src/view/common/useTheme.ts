import { useMemo, useSyncExternalStore } from "react";
import { THEMES, type Theme } from "../../render/theme";
import { shownTheme, useLayout } from "../../state/layout";

const DARK = "(prefers-color-scheme: dark)";

/** The theme that shows: the user's choice, or the system's. */
export function useTheme(): Theme {
  const choice = useLayout((state) => state.theme);
  return THEMES[shownTheme(choice, useMedia(DARK))];
}

/** Whether a media query holds. */
export function useMedia(query: string): boolean {
  const [subscribe, read] = useMemo(() => {
    const media = window.matchMedia?.(query);
    const listen = (changed: () => void) => {
      media?.addEventListener("change", changed);
      return () => media?.removeEventListener("change", changed);
    };
    return [listen, () => media?.matches ?? false];
  }, [query]);
  return useSyncExternalStore(subscribe, read);
}
