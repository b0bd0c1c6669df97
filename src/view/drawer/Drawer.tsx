import { lazy, Suspense, useRef } from "react";
import { type DrawerTab, layoutChanged, useLayout } from "../../state/layout";
import { IconButton } from "../common/Button";
import { ComparisonTab } from "./ComparisonTab";
import css from "./Drawer.module.css";
import { MemoryTab } from "./MemoryTab";
import { StallsTab } from "./StallsTab";
import { TasksTab } from "./TasksTab";
import { UtilizationTab } from "./UtilizationTab";
import { WeightsTab } from "./WeightsTab";

const TABS: readonly { readonly id: DrawerTab; readonly name: string }[] = [
  { id: "numbers", name: "Comparison" },
  { id: "speedup", name: "Sweeps" },
  { id: "stalls", name: "Stalls" },
  { id: "utilization", name: "Utilization" },
  { id: "weights", name: "Staleness" },
  { id: "memory", name: "Memory" },
  { id: "layers", name: "Layers" },
  { id: "tasks", name: "Tasks" },
];

/** They are not looked at at once, and bring pictures of their own. */
const SweepsTab = lazy(async () => ({ default: (await import("../sweeps/SweepsTab")).SweepsTab }));
const LayersTab = lazy(async () => ({ default: (await import("../hardware/LayersTab")).LayersTab }));

/** The numbers and the curves, in tabs. */
export function Drawer() {
  const tab = useLayout((state) => state.drawerTab);
  return (
    <div className={css.drawer}>
      <div className={css.strip}>
        <Tabs tab={tab} />
        <span className={css.close}>
          <IconButton
            icon="down"
            name="Close the numbers (N)"
            onClick={() => layoutChanged({ drawerOpen: false })}
          />
        </span>
      </div>
      <div className={css.panel} role="tabpanel" id="drawer-panel" aria-labelledby={`drawer-${tab}`}>
        <Content tab={tab} />
      </div>
    </div>
  );
}

function Content({ tab }: { readonly tab: DrawerTab }) {
  switch (tab) {
    case "numbers":
      return <ComparisonTab />;
    case "speedup":
      return (
        <Suspense>
          <SweepsTab />
        </Suspense>
      );
    case "stalls":
      return <StallsTab />;
    case "utilization":
      return <UtilizationTab />;
    case "weights":
      return <WeightsTab />;
    case "memory":
      return <MemoryTab />;
    case "layers":
      return (
        <Suspense>
          <LayersTab />
        </Suspense>
      );
    case "tasks":
      return <TasksTab />;
  }
}

function Tabs({ tab }: { readonly tab: DrawerTab }) {
  const list = useRef<HTMLDivElement>(null);
  const choose = (index: number) => {
    const { id } = TABS[(index + TABS.length) % TABS.length];
    layoutChanged({ drawerTab: id });
    list.current?.querySelector<HTMLElement>(`#drawer-${id}`)?.focus();
  };
  return (
    <div className={css.tabs} role="tablist" aria-label="Numbers" ref={list}>
      {TABS.map(({ id, name }, index) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`drawer-${id}`}
          className={css.tab}
          aria-selected={id === tab}
          aria-controls="drawer-panel"
          tabIndex={id === tab ? 0 : -1}
          onClick={() => layoutChanged({ drawerTab: id })}
          onKeyDown={(event) => {
            const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: TABS.length - 1 }[
              event.key
            ];
            if (to === undefined) return;
            event.preventDefault();
            choose(to);
          }}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
