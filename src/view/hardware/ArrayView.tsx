import { useMemo, useState } from "react";
import { isRefusal } from "../../base/refusal";
import { energyTables } from "../../model/systolic/energy";
import type { TaskName } from "../../model/systolic/products";
import { TASK_NAMES } from "../../scene/ink";
import { Button } from "../common/Button";
import { copyTable } from "../common/copyTable";
import { csvOf } from "../common/csvOf";
import { SelectField } from "../common/SelectField";
import { Term } from "../common/Term";
import { ArrayTasks } from "./ArrayTasks";
import { type ArrayTable, arrayTable } from "./arrayTable";
import css from "./Hardware.module.css";
import { NoArray } from "./NoArray";
import { useArrayProblem } from "./useArrayProblem";
import { WalkDialog } from "./WalkDialog";

type TableId = keyof typeof energyTables;

const ENERGIES: readonly { readonly value: TableId; readonly name: string }[] = [
  { value: "horowitz", name: "45 nm, pJ" },
  { value: "eyeriss", name: "65 nm, relative" },
];

/** What a systolic array does for every task, with the way into its walk over the folds. */
export function ArrayView() {
  const problem = useArrayProblem();
  const [energyId, setEnergyId] = useState<TableId>("horowitz");
  const [walk, setWalk] = useState<{ readonly layer: number; readonly task: TaskName }>();
  const energy = energyTables[energyId];
  const table = useMemo(
    () => (isRefusal(problem) ? undefined : arrayTable(problem, energy)),
    [problem, energy],
  );
  if (isRefusal(problem)) return <NoArray refusal={problem} />;
  if (table === undefined) return null;
  const { unit, mac, register, neighbour, sram, dram, source } = energy;
  const perWord = `${unit === "MAC" ? "× a multiply-add" : unit}: multiply-add ${mac}, register ${register}, neighbour ${neighbour}, SRAM ${sram}, DRAM ${dram}`;
  return (
    <>
      <div className={css.top}>
        <Button onClick={() => setWalk({ layer: 0, task: "forward" })}>Walk through the folds</Button>
        <SelectField
          label="Energy"
          value={energyId}
          options={ENERGIES}
          onChange={(id) => setEnergyId(id === "eyeriss" ? "eyeriss" : "horowitz")}
        />
        <span className={css.note}>
          {perWord} for a word. <Term name="Source" definition={source} />
        </span>
        <Button tone="quiet" onClick={() => void copyTable(arrayCsv(table, unit))}>
          Copy CSV
        </Button>
      </div>
      <ArrayTasks table={table} energy={energy} onWalk={(layer, task) => setWalk({ layer, task })} />
      {walk && <WalkDialog problem={problem} start={walk} onClose={() => setWalk(undefined)} />}
    </>
  );
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
