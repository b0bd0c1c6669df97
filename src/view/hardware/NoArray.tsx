import type { Refusal } from "../../base/refusal";
import { systolic } from "../../model/costs/systolic";
import { useDocument } from "../../state/documentStore";
import { costChosen } from "../../state/problemEdits";
import { Button } from "../common/Button";
import { EnergyFields } from "./EnergyFields";
import css from "./Hardware.module.css";

/** Said where an array is needed and there is none: why, and the way to one. */
export function NoArray({ refusal }: { readonly refusal: Refusal }) {
  const costId = useDocument((state) => state.document.problem.cost.id);
  return (
    <div className={css.empty}>
      <p>{refusal.reason}</p>
      {costId !== systolic.id && (
        <Button onClick={() => costChosen(systolic.id)}>Price them on a systolic array</Button>
      )}
      {refusal.field?.startsWith("energy") && <EnergyFields refusal={refusal} />}
    </div>
  );
}
