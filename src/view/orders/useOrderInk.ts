import { useMemo } from "react";
import type { Theme } from "../../render/theme";
import { useTheme } from "../common/useTheme";

/** Colors of an order's picture: the charts' theme, and the page's for what is wrong. */
export interface OrderInk {
  readonly theme: Theme;
  readonly danger: string;
  readonly dangerSoft: string;
  readonly paper: string;
  readonly soft: string;
}

/** The colors of the theme that shows. */
export function useOrderInk(): OrderInk {
  const theme = useTheme();
  return useMemo(() => {
    const page = getComputedStyle(document.documentElement);
    const token = (name: string) => page.getPropertyValue(name).trim();
    return {
      theme,
      danger: token("--danger"),
      dangerSoft: token("--danger-soft"),
      paper: token("--paper"),
      soft: token("--ink-3"),
    };
  }, [theme]);
}
