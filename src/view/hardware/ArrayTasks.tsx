import type { ReactNode } from "react";
import { formatBytes } from "../../model/formatBytes";
import type { EnergyTable } from "../../model/systolic/energy";
import type { TaskName } from "../../model/systolic/products";
import type { Theme } from "../../render/theme";
import { TASK_NAMES } from "../../scene/ink";
import { formatNumber } from "../../scene/timeUnit";
import { Swatch } from "../common/Swatch";
import { Term } from "../common/Term";
import { useTheme } from "../common/useTheme";
import table from "../drawer/Table.module.css";
import type { ArrayLayer, ArrayRow, ArrayTable } from "./arrayTable";
import { energyScale } from "./energyScale";
import css from "./Hardware.module.css";
import { columnScale } from "./priceTable";
import { Rest } from "./Rest";
import { Scroller } from "./Scroller";
import { ROW_PX, WindowedBody } from "./WindowedBody";

/** How high a layer is: three tasks. */
const LAYER_PX = 3 * ROW_PX;

interface Props {
  readonly table: ArrayTable;
  readonly energy: EnergyTable;
  /** Stands above the table and scrolls away with it. */
  readonly above: ReactNode;
  readonly onWalk: (layer: number, task: TaskName) => void;
}

const HEADS = {
  utilization:
    "Multiply-adds over cycles times the array's elements: how much of the array works on average.",
  folds: "How often the array is loaded, times the cycles of one load. Press it to walk through them.",
  reads: "Words that the array reads from the memory on its chip, for every fold anew.",
  writes: "Words that the array writes to the memory on its chip, partial sums included.",
  dram: "Traffic off the chip if every tensor crosses once: the least that is possible.",
  energy:
    "Multiply-adds, sums over windows and words times the constants above. Clock, leakage and everything else that is element-wise are left out.",
};

/** Every task of every layer on the array, three rows to a layer, and the sum. */
export function ArrayTasks({ table: { layers, sum }, energy, above, onWalk }: Props) {
  const theme = useTheme();
  const rows = layers.flatMap(({ tasks }) => tasks);
  const scales = {
    cycles: columnScale(
      rows.map((row) => row.cycles),
      "cycle",
    ),
    words: columnScale(
      rows.flatMap((row) => [row.sramReads, row.sramWrites]),
      "words",
    ),
    energy: energyScale(
      rows.map((row) => row.energy),
      energy,
    ),
  };
  const figures = (row: Omit<ArrayRow, "kind" | "foldsInWords">) => (
    <>
      <td>{scales.cycles.format(row.cycles)}</td>
      <td>{scales.words.format(row.sramReads)}</td>
      <td>{scales.words.format(row.sramWrites)}</td>
      <td>{formatBytes(row.dramBytes)}</td>
      <td>{scales.energy.format(row.energy)}</td>
      <Rest />
    </>
  );
  return (
    <Scroller label="Tasks on the array" above={above}>
      <Heads units={{ cycles: scales.cycles.unit, words: scales.words.unit, energy: scales.energy.unit }} />
      <WindowedBody count={layers.length} rowPx={LAYER_PX}>
        {(layer) => (
          <LayerRows
            key={layer}
            layer={layers[layer]}
            theme={theme}
            figures={figures}
            onWalk={(kind) => onWalk(layer, kind)}
          />
        )}
      </WindowedBody>
      <tfoot>
        <tr>
          <th scope="row">All layers</th>
          <td className={table.group} />
          <Utilization share={sum.utilization} />
          <td>{formatNumber(sum.folds, 15)}</td>
          {figures(sum)}
        </tr>
      </tfoot>
    </Scroller>
  );
}

interface LayerProps {
  readonly layer: ArrayLayer;
  readonly theme: Theme;
  readonly figures: (row: ArrayRow) => ReactNode;
  readonly onWalk: (kind: TaskName) => void;
}

function LayerRows({ layer: { name, tasks }, theme, figures, onWalk }: LayerProps) {
  return tasks.map((row, index) => (
    <tr key={row.kind}>
      {index === 0 && (
        <th scope="row" rowSpan={tasks.length}>
          {name}
        </th>
      )}
      <td className={table.group}>
        <Swatch ink={row.kind} theme={theme} patterns={false} /> {TASK_NAMES[row.kind]}
      </td>
      <Utilization share={row.utilization} />
      <td>
        {row.folds === 0 ? (
          "–"
        ) : (
          <button
            type="button"
            className={`${table.link} ${css.folds}`}
            aria-label={`${row.foldsInWords}, walk through the folds of ${name}, ${TASK_NAMES[row.kind]}`}
            onClick={() => onWalk(row.kind)}
          >
            {row.foldsInWords}
          </button>
        )}
      </td>
      {figures(row)}
    </tr>
  ));
}

function Heads({
  units,
}: {
  readonly units: { readonly cycles: string; readonly words: string; readonly energy: string };
}) {
  const unit = (name: string) => <span className={table.soft}> {name}</span>;
  return (
    <thead>
      <tr>
        <th scope="col">Layer</th>
        <th scope="col" className={table.group}>
          Task
        </th>
        <th scope="col">
          <Term name="Utilization" definition={HEADS.utilization} />
        </th>
        <th scope="col">
          <Term name="Folds × cycles" definition={HEADS.folds} />
        </th>
        <th scope="col">Cycles{unit(units.cycles)}</th>
        <th scope="col">
          <Term name="SRAM reads" definition={HEADS.reads} />
          {unit(units.words)}
        </th>
        <th scope="col">
          <Term name="Writes" definition={HEADS.writes} />
          {unit(units.words)}
        </th>
        <th scope="col">
          <Term name="DRAM" definition={HEADS.dram} />
        </th>
        <th scope="col">
          <Term name="Energy" definition={HEADS.energy} />
          {unit(units.energy)}
        </th>
        <Rest />
      </tr>
    </thead>
  );
}

function Utilization({ share }: { readonly share: number }) {
  return (
    <td>
      <span className={table.meter} aria-hidden="true">
        <span style={{ transform: `scaleX(${share})` }} />
      </span>
      {(100 * share).toFixed(1)} %
    </td>
  );
}
