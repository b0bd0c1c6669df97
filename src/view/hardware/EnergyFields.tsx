import type { Refusal } from "../../base/refusal";
import { ENERGY_CONSTANTS, type EnergyConstant } from "../../model/systolic/energy";
import { type ChosenEnergy, energyConstantOptions } from "../../model/systolic/energyOptions";
import { energyConstantSet, energyTableChosen } from "../../state/energyEdits";
import { Button } from "../common/Button";
import { NumberField } from "../common/NumberField";
import { plain } from "../common/parseNumber";
import css from "./Energy.module.css";
import { useChosenEnergy } from "./useChosenEnergy";

/** A field for every energy constant, each with where its value is from. */
export function EnergyFields({ refusal }: { readonly refusal?: Refusal }) {
  const energy = useChosenEnergy();
  const isChanged = energy.changed.length > 0;
  return (
    <section className={css.fields} aria-label="Energy constants">
      <p className={css.source}>
        {isChanged ? "Changed from" : "From"} {energy.source}.
        {isChanged && (
          <Button tone="quiet" onClick={() => energyTableChosen(energy.id)}>
            Reset
          </Button>
        )}
      </p>
      {ENERGY_CONSTANTS.map((constant) => {
        const { id, name, help, min, max } = energyConstantOptions[constant];
        return (
          <div key={constant} className={css.constant}>
            <NumberField
              label={name}
              help={help}
              unit={energy.unit}
              range={{ what: name, min, max, whole: false }}
              value={energy[constant]}
              onChange={(value) => energyConstantSet(energy, constant, value)}
              problem={refusal?.field === id ? refusal.reason : undefined}
            />
            <p className={css.origin}>{originOf(energy, constant)}</p>
          </div>
        );
      })}
    </section>
  );
}

function originOf({ changed, published }: ChosenEnergy, constant: EnergyConstant): string {
  if (changed.includes(constant)) return `changed from ${plain(published[constant])}`;
  return published.assumed.includes(constant) ? "assumed" : "as published";
}
