import { useMemo } from "react";
import { describedFamilies } from "../../schedule/families/described";
import { useDocument } from "../../state/documentStore";
import { OWN_ORDER } from "../../state/orderEdits";
import { type SweptFamilies, sweepViewChanged, useSweepView } from "../../state/sweepView";
import { sweptChoices } from "../../state/sweptChoices";
import { Button } from "../common/Button";
import { Menu, MenuCheckItem, MenuHeading, MenuItem } from "../common/Menu";
import { sectionsOf } from "../schedules/familySections";

/** Which schedules take part in sweeps: those of the charts, all, or those with a check mark; own orders where there are any. */
export function FamiliesMenu() {
  const charts = useDocument((state) => state.document.charts);
  const swept = useSweepView((state) => state.families);
  const taking = useMemo(
    () => new Set(sweptChoices(charts, swept).map(({ family }) => family)),
    [charts, swept],
  );
  const hasOwn = charts.some(({ family }) => family === OWN_ORDER);
  const offered = describedFamilies.all.filter(({ id }) => id !== OWN_ORDER || hasOwn);
  const choose = (families: SweptFamilies) => sweepViewChanged({ families });
  const flip = (id: string) =>
    choose(offered.map((family) => family.id).filter((family) => taking.has(family) !== (family === id)));
  return (
    <Menu
      name="Schedules that are swept"
      trigger={(attributes) => (
        <Button tone="quiet" icon="down" {...attributes}>
          Schedules: {swept === "charts" ? "the charts" : swept === "all" ? "all" : taking.size}
        </Button>
      )}
    >
      <MenuItem isChecked={swept === "charts"} onSelect={() => choose("charts")}>
        The charts
      </MenuItem>
      <MenuItem isChecked={swept === "all"} onSelect={() => choose("all")}>
        All families
      </MenuItem>
      {sectionsOf(offered).map(({ id, name, families }) => (
        <MenuHeading key={id} name={name}>
          {families.map((family) => (
            <MenuCheckItem key={family.id} isChecked={taking.has(family.id)} onFlip={() => flip(family.id)}>
              {family.name}
            </MenuCheckItem>
          ))}
        </MenuHeading>
      ))}
    </Menu>
  );
}
