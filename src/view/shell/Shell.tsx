import { lazy, Suspense } from "react";
import { type Layout, useLayout } from "../../state/layout";
import { soon } from "../common/soon";
import { useMedia } from "../common/useTheme";
import { Charts } from "../gantt/Charts";
import { OrderPart } from "../orders/OrderPart";
import { Rail } from "../rail/Rail";
import { loadPicker } from "../schedules/loadPicker";
import type { ShortcutGroup } from "../topbar/HelpDialog";
import { TopBar } from "../topbar/TopBar";
import { DrawerHandle } from "./DrawerHandle";
import { DropTarget } from "./DropTarget";
import { Headline } from "./Headline";
import { Notices } from "./Notices";
import css from "./Shell.module.css";
import { SkipLink } from "./SkipLink";
import { TabBar } from "./TabBar";

/** Asked for at once, but not waited for: the charts are drawn before the numbers under and beside them. */
const Drawer = soon(import("../drawer/Drawer").then((file) => file.Drawer));
const Inspector = soon(import("../inspector/Inspector").then((file) => file.Inspector));
const HelpDialog = lazy(async () => ({ default: (await import("../topbar/HelpDialog")).HelpDialog }));
const LayersDialog = lazy(async () => ({
  default: (await import("../rail/layers/LayersDialog")).LayersDialog,
}));
const ExportDialog = lazy(async () => ({
  default: (await import("../topbar/export/ExportDialog")).ExportDialog,
}));
const SchedulePicker = lazy(async () => ({ default: (await loadPicker()).SchedulePicker }));
const FiguresDialog = lazy(async () => ({
  default: (await import("../figures/FiguresDialog")).FiguresDialog,
}));
const PHONE = "(max-width: 760px)";

/** The frame: bar, rail, charts, inspector, drawer. It decides where things are and nothing else. */
export function Shell({ shortcuts }: { readonly shortcuts: readonly ShortcutGroup[] }) {
  const isPhone = useMedia(PHONE);
  const place = useLayout((state) => state.place);
  const isShown = useShownParts(isPhone);
  return (
    <div className={css.shell} data-place={place}>
      <SkipLink />
      <TopBar />
      {isShown.rail && (
        <aside className={css.rail} aria-label="Problem">
          <Rail />
        </aside>
      )}
      <main className={css.main} id="charts" tabIndex={-1}>
        <Headline />
        <div className={css.charts}>
          <Charts />
        </div>
      </main>
      {isShown.inspector && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        <aside className={css.inspector} aria-label="Inspector" tabIndex={0}>
          <Inspector />
        </aside>
      )}
      <OrderPart isModal={isPhone}>{isShown.drawer && <DrawerPart />}</OrderPart>
      {isPhone && <TabBar />}
      <Notices />
      <DropTarget />
      <Dialogs shortcuts={shortcuts} />
    </div>
  );
}

/** The dialog that is open; the large ones are loaded when they are first opened. */
function Dialogs({ shortcuts }: { readonly shortcuts: readonly ShortcutGroup[] }) {
  const dialog = useLayout((state) => state.dialog);
  return (
    <Suspense>
      {dialog === "help" && <HelpDialog groups={shortcuts} />}
      {dialog === "layers" && <LayersDialog />}
      {dialog === "export" && <ExportDialog />}
      {dialog === "schedules" && <SchedulePicker />}
      {dialog === "figures" && <FiguresDialog />}
    </Suspense>
  );
}

function DrawerPart() {
  const height = useLayout((state) => state.drawerHeight);
  return (
    <section className={css.drawer} aria-label="Numbers" style={{ height }}>
      <DrawerHandle />
      <Suspense>
        <Drawer />
      </Suspense>
    </section>
  );
}

/** On a phone one part shows at a time, chosen in the tab bar; else each is open or not. */
function useShownParts(isPhone: boolean) {
  const place = useLayout((state: Layout) => state.place);
  const rail = useLayout((state) => state.railOpen);
  const inspector = useLayout((state) => state.inspectorOpen);
  const drawer = useLayout((state) => state.drawerOpen);
  if (!isPhone) return { rail, inspector, drawer };
  return { rail: place === "problem", inspector: place === "inspector", drawer: place === "numbers" };
}
