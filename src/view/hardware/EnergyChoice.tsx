import { uncapitalized } from "../../base/uncapitalized";
import { ENERGY_CONSTANTS } from "../../model/systolic/energy";
import {
  type ChosenEnergy,
  energyConstantOptions,
  energyTableNames,
} from "../../model/systolic/energyOptions";
import { energyTableChosen } from "../../state/energyEdits";
import { Button } from "../common/Button";
import { plain } from "../common/parseNumber";
import { SelectField } from "../common/SelectField";
import { Term } from "../common/Term";
import css from "./Energy.module.css";
import { useChosenEnergy } from "./useChosenEnergy";

interface Props {
  /** Of the fields, which stand elsewhere. */
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** Which published table energies start from, what is in force, and the way to its fields. */
export function EnergyChoice({ isOpen, onToggle }: Props) {
  const energy = useChosenEnergy();
  return (
    <>
      <SelectField
        label="Energy"
        value={energy.id}
        options={energyTableNames}
        onChange={(id) => energyTableChosen(id === "eyeriss" ? "eyeriss" : "horowitz")}
      />
      <Button aria-expanded={isOpen} onClick={onToggle}>
        Constants
      </Button>
      <span className={css.origin}>
        <Term name={energy.changed.length === 0 ? "as published" : "changed"} definition={inWords(energy)} />
      </span>
    </>
  );
}

/** Every constant in force, and where they are from. */
function inWords(energy: ChosenEnergy): string {
  const unit = energy.unit === "MAC" ? "of a multiply-add" : energy.unit;
  const constants = ENERGY_CONSTANTS.map((constant) => {
    const was = energy.changed.includes(constant) ? ` (published ${plain(energy.published[constant])})` : "";
    return `${uncapitalized(energyConstantOptions[constant].name)} ${plain(energy[constant])}${was}`;
  });
  return [`${unit}: ${constants.join(", ")}.`, energy.source].join("\n");
}
