import { layoutChanged, type Place, useLayout } from "../../state/layout";
import { Icon, type IconName } from "../common/Icon";
import css from "./TabBar.module.css";

const PLACES: readonly { readonly id: Place; readonly name: string; readonly icon: IconName }[] = [
  { id: "charts", name: "Charts", icon: "chart" },
  { id: "problem", name: "Problem", icon: "sliders" },
  { id: "inspector", name: "Inspect", icon: "search" },
  { id: "numbers", name: "Numbers", icon: "table" },
];

/** A phone's way between the parts of the page. */
export function TabBar() {
  const place = useLayout((state) => state.place);
  return (
    <nav className={css.bar} aria-label="Parts of the page">
      {PLACES.map(({ id, name, icon }) => (
        <button
          key={id}
          type="button"
          className={css.tab}
          aria-current={id === place ? "page" : undefined}
          onClick={() => layoutChanged({ place: id })}
        >
          <Icon name={icon} />
          {name}
        </button>
      ))}
    </nav>
  );
}
