import type { EnergyConstant } from "../model/systolic/energy";
import { type ChosenEnergy, energyConstantOptions } from "../model/systolic/energyOptions";
import { costOptionSet, problemEdited, withOption } from "./problemEdits";

/** Takes a published table's constants, all of them as they are: those of another have another unit. */
export function energyTableChosen(id: ChosenEnergy["id"]): void {
  problemEdited((problem) => {
    const constants = Object.values(energyConstantOptions);
    const kept = constants.reduce(
      (values, spec) => withOption(values, spec.id, undefined),
      problem.cost.options,
    );
    const options = withOption(kept, "energy", id === "horowitz" ? undefined : id);
    return { ...problem, cost: { ...problem.cost, options } };
  });
}

/** Replaces a constant of the chosen table; the published value takes it back. */
export function energyConstantSet(
  { published }: ChosenEnergy,
  constant: EnergyConstant,
  value: number,
): void {
  const { id } = energyConstantOptions[constant];
  costOptionSet(id, value === published[constant] ? undefined : value, { join: `cost.${id}` });
}
