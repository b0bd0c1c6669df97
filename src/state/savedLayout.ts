import * as v from "valibot";
import { DRAWER_HEIGHT, DRAWER_TABS, type Layout } from "./layout";

/** The part of the layout that is kept in this browser. */
export type SavedLayout = Partial<
  Pick<
    Layout,
    "theme" | "railOpen" | "inspectorOpen" | "drawerOpen" | "drawerHeight" | "drawerTab" | "folded"
  >
>;

const schema: v.GenericSchema<unknown, SavedLayout> = v.object({
  theme: v.optional(v.picklist(["auto", "light", "dark", "projector"])),
  railOpen: v.optional(v.boolean()),
  inspectorOpen: v.optional(v.boolean()),
  drawerOpen: v.optional(v.boolean()),
  drawerHeight: v.optional(v.pipe(v.number(), v.minValue(DRAWER_HEIGHT.min), v.maxValue(DRAWER_HEIGHT.max))),
  drawerTab: v.optional(v.picklist(DRAWER_TABS)),
  folded: v.optional(v.record(v.pipe(v.string(), v.regex(/^[a-z]{1,20}$/)), v.boolean())),
});

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
    const result = v.safeParse(schema, JSON.parse(text));
    return result.success ? result.output : {};
  } catch {
    return {};
  }
}
