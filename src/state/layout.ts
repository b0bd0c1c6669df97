import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** Ids of the drawer's tabs; in the saved layout and in links: never rename. */
export const DRAWER_TABS = [
  "numbers",
  "speedup",
  "stalls",
  "utilization",
  "weights",
  "memory",
  "layers",
  "tasks",
] as const;

/** Colors of the page; "auto" follows the system. */
export type ThemeChoice = "auto" | "light" | "dark" | "projector";
/** Tabs of the bottom drawer. */
export type DrawerTab = (typeof DRAWER_TABS)[number];
/** What a phone shows above its tab bar. */
export type Place = "charts" | "problem" | "inspector" | "numbers";
/** A dialog that lies over the page. */
export type DialogId = "layers" | "help" | "export" | "schedules" | "figures";

/** How the page is arranged: kept in this browser, and of it the open tab alone in a link. */
export interface Layout {
  readonly theme: ThemeChoice;
  readonly railOpen: boolean;
  readonly inspectorOpen: boolean;
  readonly drawerOpen: boolean;
  /** CSS pixels. */
  readonly drawerHeight: number;
  readonly drawerTab: DrawerTab;
  readonly place: Place;
  readonly dialog: DialogId | undefined;
  /** The chart that the open dialog is about; undefined: none in particular. */
  readonly dialogChart: string | undefined;
  /** The chart whose own order is written in the editor; undefined: the editor is closed. */
  readonly editedOrder: string | undefined;
  /** Sections of the rail that are folded, by id. */
  readonly folded: Readonly<Record<string, boolean>>;
}

/** Limits of the drawer's height in CSS pixels; the page limits it further to leave room for the charts. */
export const DRAWER_HEIGHT = { min: 96, max: 720, normal: 232 } as const;

export const layout = createStore<Layout>(() => ({
  theme: "auto",
  railOpen: true,
  inspectorOpen: true,
  drawerOpen: true,
  drawerHeight: DRAWER_HEIGHT.normal,
  drawerTab: "numbers",
  place: "charts",
  dialog: undefined,
  dialogChart: undefined,
  editedOrder: undefined,
  folded: {},
}));

/** Reads the layout in a component. */
export function useLayout<T>(select: (state: Layout) => T): T {
  return useStore(layout, select);
}

/** Sets parts of the layout. */
export function layoutChanged(change: Partial<Layout>): void {
  layout.setState(change);
}

/** Gives the drawer a height within its limits. */
export function drawerResized(height: number): void {
  const drawerHeight = Math.round(Math.min(DRAWER_HEIGHT.max, Math.max(DRAWER_HEIGHT.min, height)));
  layout.setState({ drawerHeight, drawerOpen: true });
}

/** Folds or unfolds a section of the rail. */
export function sectionFolded(id: string, folded: boolean): void {
  layout.setState((state) => ({ folded: { ...state.folded, [id]: folded } }));
}

/** Opens a dialog, about one chart if it is given, or closes the one that is open. */
export function dialogSet(dialog: DialogId | undefined, dialogChart?: string): void {
  layout.setState({ dialog, dialogChart });
}

/** The theme that shows: "auto" resolved by the system's preference. */
export function shownTheme(theme: ThemeChoice, prefersDark: boolean): Exclude<ThemeChoice, "auto"> {
  return theme === "auto" ? (prefersDark ? "dark" : "light") : theme;
}
