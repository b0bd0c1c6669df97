import { isJsonObject } from "../model/envelope";
import { DRAWER_HEIGHT, DRAWER_TABS, type Layout } from "./layout";

/** The part of the layout that is kept in this browser. */
export type SavedLayout = Partial<
  Pick<
    Layout,
    "theme" | "railOpen" | "inspectorOpen" | "drawerOpen" | "drawerHeight" | "drawerTab" | "folded"
  >
>;

const isSwitch = (value: unknown) => typeof value === "boolean";
const isOneOf = (values: readonly string[]) => (value: unknown) => values.some((known) => known === value);

/** What each part may be. By hand: the first load has no room for a library that checks. */
const CHECKS: Readonly<Record<keyof SavedLayout, (value: unknown) => boolean>> = {
  theme: isOneOf(["auto", "light", "dark", "projector"] satisfies Layout["theme"][]),
  railOpen: isSwitch,
  inspectorOpen: isSwitch,
  drawerOpen: isSwitch,
  drawerHeight: (value) =>
    typeof value === "number" && value >= DRAWER_HEIGHT.min && value <= DRAWER_HEIGHT.max,
  drawerTab: isOneOf(DRAWER_TABS),
  folded: (value) =>
    isJsonObject(value) &&
    Object.entries(value).every(([id, isFolded]) => /^[a-z]{1,20}$/.test(id) && isSwitch(isFolded)),
};

/** The layout as text for this browser's storage. */
export function packLayout(layout: Layout): string {
  const { theme, railOpen, inspectorOpen, drawerOpen, drawerHeight, drawerTab, folded } = layout;
  return JSON.stringify({
    theme,
    railOpen,
    inspectorOpen,
    drawerOpen,
    drawerHeight,
    drawerTab,
    folded,
  } satisfies SavedLayout);
}

/** The layout out of such a text; nothing of it if it is from elsewhere or broken. */
export function unpackLayout(text: string | null): SavedLayout {
  if (text === null) return {};
  try {
    return checked(JSON.parse(text));
  } catch {
    return {};
  }
}

function checked(value: unknown): SavedLayout {
  if (!isJsonObject(value)) return {};
  const kept: Record<string, unknown> = {};
  for (const [part, isGood] of Object.entries(CHECKS)) {
    if (value[part] === undefined) continue;
    if (!isGood(value[part])) return {};
    kept[part] = value[part];
  }
  return kept;
}
