import { useMemo } from "react";
import { type ChosenEnergy, chosenEnergy } from "../../model/systolic/energyOptions";
import { useDocument } from "../../state/documentStore";

/** The energy constants as they are typed: unlike a table worked out with them, they never lag behind. */
export function useChosenEnergy(): ChosenEnergy {
  const options = useDocument((state) => state.document.problem.cost.options);
  return useMemo(() => chosenEnergy(options), [options]);
}
