import { useLayout } from "../../state/layout";
import { Drawer } from "../drawer/Drawer";
import { Charts } from "../gantt/Charts";
import { Inspector } from "../inspector/Inspector";
import { Rail } from "../rail/Rail";
import { TopBar } from "../topbar/TopBar";
import { Headline } from "./Headline";
import css from "./Shell.module.css";

/** The frame: bar, rail, charts, inspector, drawer. It decides where things are and nothing else. */
export function Shell() {
  const railOpen = useLayout((state) => state.railOpen);
  const inspectorOpen = useLayout((state) => state.inspectorOpen);
  const drawerOpen = useLayout((state) => state.drawerOpen);
  const drawerHeight = useLayout((state) => state.drawerHeight);
  return (
    <div className={css.shell}>
      <TopBar />
      {railOpen && (
        <aside className={css.rail} id="problem" aria-label="Problem">
          <Rail />
        </aside>
      )}
      <main className={css.main} id="charts">
        <Headline />
        <div className={css.charts}>
          <Charts />
        </div>
      </main>
      {inspectorOpen && (
        <aside className={css.inspector} id="inspector" aria-label="Inspector">
          <Inspector />
        </aside>
      )}
      <section
        className={css.drawer}
        id="numbers"
        aria-label="Numbers"
        style={{ height: drawerOpen ? drawerHeight : undefined }}
      >
        {drawerOpen && <Drawer />}
      </section>
    </div>
  );
}
