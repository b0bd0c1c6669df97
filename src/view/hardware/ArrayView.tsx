import { useMemo, useState } from "react";
import { csvOf } from "../../base/csvOf";
import { isRefusal } from "../../base/refusal";
import type { ArrayProblem } from "../../model/costs/arrayProblem";
import type { TaskName } from "../../model/systolic/products";
import { TASK_NAMES } from "../../scene/ink";
import { Button } from "../common/Button";
import { copyTable } from "../common/copyTable";
import { ArrayTasks } from "./ArrayTasks";
import { type ArrayTable, arrayTable } from "./arrayTable";
import { besideArray } from "./besideArray";
import { EnergyChoice } from "./EnergyChoice";
import { EnergyFields } from "./EnergyFields";
import css from "./Hardware.module.css";
import { NoArray } from "./NoArray";
import { useArrayProblem } from "./useArrayProblem";
import { WalkDialog } from "./WalkDialog";

/** What a systolic array does for every task, with the way into its walk over the folds. */
export function ArrayView() {
  const problem = useArrayProblem();
  const [areFieldsOpen, setFieldsOpen] = useState(false);
  const [walk, setWalk] = useState<{ readonly layer: number; readonly task: TaskName }>();
  const table = useMemo(() => (isRefusal(problem) ? undefined : arrayTable(problem)), [problem]);
  if (isRefusal(problem)) return <NoArray refusal={problem} />;
  if (table === undefined) return null;
  const { energy } = problem;
  return (
    <>
      <div className={css.top}>
        <Button onClick={() => setWalk({ layer: 0, task: "forward" })}>Walk through the folds</Button>
        <EnergyChoice isOpen={areFieldsOpen} onToggle={() => setFieldsOpen(!areFieldsOpen)} />
        <span className={css.note}>{noteOf(problem)}</span>
        <Button tone="quiet" onClick={() => void copyTable(arrayCsv(table, energy.unit))}>
          Copy CSV
        </Button>
      </div>
      <ArrayTasks
        table={table}
        energy={energy}
        above={areFieldsOpen && <EnergyFields />}
        onWalk={(layer, task) => setWalk({ layer, task })}
      />
      {walk && <WalkDialog problem={problem} start={walk} onClose={() => setWalk(undefined)} />}
    </>
  );
}

/** Said where prices and the array's own cycles differ. */
function noteOf(problem: ArrayProblem): string {
  const beside = besideArray(problem);
  if (beside.length === 0) return "";
  return `Every task alone, in the array's own cycles; prices also hold ${beside.join(", ").replace(/, ([^,]*)$/, " and $1")}.`;
}

function arrayCsv({ layers }: ArrayTable, unit: string): string {
  const heads = ["layer", "task", "utilization", "folds", "cycles", "multiply-adds"];
  const more = ["SRAM words read", "SRAM words written", "DRAM bytes", `energy (${unit})`];
  const rows = layers.flatMap(({ name, tasks }) =>
    tasks.map((row) => [
      name,
      TASK_NAMES[row.kind],
      row.utilization,
      row.folds,
      row.cycles,
      row.macs,
      row.sramReads,
      row.sramWrites,
      row.dramBytes,
      row.energy,
    ]),
  );
  return csvOf([...heads, ...more], rows);
}
