import { useMemo } from "react";
import { describedFamilies } from "../../schedule/families/described";
import { useDocument } from "../../state/documentStore";
import { sweptFamiliesChosen, useSweeps } from "../../state/sweeps";
import { SWEEPABLE_FAMILIES, sweptChoices } from "../../state/sweptChoices";
import { Button } from "../common/Button";
import { Menu, MenuCheckItem, MenuHeading, MenuItem } from "../common/Menu";
import { sectionsOf } from "../schedules/familySections";

const SECTIONS = sectionsOf(describedFamilies.all.filter(({ id }) => SWEEPABLE_FAMILIES.includes(id)));

/** Which schedules take part in sweeps: those of the charts, all, or those with a check mark. */
export function FamiliesMenu() {
  const charts = useDocument((state) => state.document.charts);
  const swept = useSweeps((state) => state.families);
  const taking = useMemo(
    () => new Set(sweptChoices(charts, swept).map(({ family }) => family)),
    [charts, swept],
  );
  const flip = (id: string) =>
    sweptFamiliesChosen(SWEEPABLE_FAMILIES.filter((family) => taking.has(family) !== (family === id)));
  return (
    <Menu
      name="Schedules that are swept"
      trigger={(attributes) => (
        <Button tone="quiet" icon="down" {...attributes}>
          Schedules: {swept === "charts" ? "the charts" : swept === "all" ? "all" : taking.size}
        </Button>
      )}
    >
      <MenuItem isChecked={swept === "charts"} onSelect={() => sweptFamiliesChosen("charts")}>
        The charts
      </MenuItem>
      <MenuItem isChecked={swept === "all"} onSelect={() => sweptFamiliesChosen("all")}>
        All families
      </MenuItem>
      {SECTIONS.map(({ id, name, families }) => (
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
