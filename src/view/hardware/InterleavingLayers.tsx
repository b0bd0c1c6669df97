import type { ReactNode } from "react";
import type { GradientEffort } from "../../model/interleaving/gradientEffort";
import type { Gradients } from "../../model/interleaving/tile";
import type { EnergyTable } from "../../model/systolic/energy";
import { formatFactor } from "../common/formatFactor";
import { Term } from "../common/Term";
import table from "../drawer/Table.module.css";
import { energyScale } from "./energyScale";
import { factorOf, type InterleavingTable } from "./interleavingTable";
import { type ColumnScale, columnScale } from "./priceTable";
import { Rest } from "./Rest";
import { Scroller } from "./Scroller";
import { ROW_PX, WindowedBody } from "./WindowedBody";

const FACTOR =
  "One after the other over interleaved; 1 where interleaving would take longer and gradients stay apart.";
const ACCESSES =
  "Words read from and written to the memory on the chip for both gradients, the weights' update included.";

const ENERGY =
  "Multiply-adds, those words and words off the chip for both gradients, times the constants above. Off the chip every tensor crosses once for each task that needs it: one after the other the gradient of the output twice and the weights five times with their update, interleaved once and twice. Our reading, with no more confidence than the cycles.";

interface Props {
  readonly table: InterleavingTable;
  readonly energy: EnergyTable;
  /** Stands above the table and scrolls away with it. */
  readonly above: ReactNode;
}

interface Scales {
  readonly cycles: ColumnScale;
  readonly accesses: ColumnScale;
  readonly energy: ColumnScale;
}

/** Cycles, accesses and energy of each layer's gradients in both ways, and of all layers. */
export function InterleavingLayers({ table: { layers, sum }, energy, above }: Props) {
  const rows = layers.flatMap(({ row }) => row ?? []);
  const apart = (kind: keyof GradientEffort) => rows.map((row) => row[kind].separate);
  const scales = {
    cycles: columnScale(apart("cycles"), "cycle"),
    accesses: columnScale(apart("accesses"), "words"),
    energy: energyScale(apart("energy"), energy),
  };
  return (
    <Scroller label="Interleaved gradients" above={above}>
      <Heads scales={scales} />
      <WindowedBody count={layers.length} rowPx={ROW_PX}>
        {(layer) => <LayerCells key={layer} layer={layers[layer]} scales={scales} />}
      </WindowedBody>
      <tfoot>
        <tr>
          <th scope="row">All layers</th>
          <Cells row={sum} scales={scales} />
          <Rest />
        </tr>
      </tfoot>
    </Scroller>
  );
}

function LayerCells({
  layer: { name, row },
  scales,
}: {
  readonly layer: InterleavingTable["layers"][number];
  readonly scales: Scales;
}) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {row === undefined ? (
        <td colSpan={9} className={`${table.group} ${table.soft}`}>
          It has only one gradient: there is nothing to interleave.
        </td>
      ) : (
        <Cells row={row} scales={scales} />
      )}
      <Rest />
    </tr>
  );
}

function Heads({ scales: { cycles, accesses, energy } }: { readonly scales: Scales }) {
  return (
    <thead>
      <tr>
        <th scope="col">Layer</th>
        <th scope="col" className={table.first}>
          Cycles apart <span className={table.soft}>{cycles.unit}</span>
        </th>
        <th scope="col">Interleaved</th>
        <th scope="col">
          <Term name="Factor" definition={FACTOR} />
        </th>
        <th scope="col" className={table.first}>
          <Term name="Accesses apart" definition={ACCESSES} />{" "}
          <span className={table.soft}>{accesses.unit}</span>
        </th>
        <th scope="col">Interleaved</th>
        <th scope="col">Factor</th>
        <th scope="col" className={table.first}>
          <Term name="Energy apart" definition={ENERGY} /> <span className={table.soft}>{energy.unit}</span>
        </th>
        <th scope="col">Interleaved</th>
        <th scope="col">Factor</th>
        <Rest />
      </tr>
    </thead>
  );
}

function Cells({ row, scales }: { readonly row: GradientEffort; readonly scales: Scales }) {
  return (
    <>
      <Pair of={row.cycles} scale={scales.cycles} />
      <Pair of={row.accesses} scale={scales.accesses} />
      <Pair of={row.energy} scale={scales.energy} />
    </>
  );
}

/** Factors at which the bar is full. */
const FULL = 3;

function Pair({ of, scale }: { readonly of: Gradients; readonly scale: ColumnScale }) {
  const factor = factorOf(of);
  return (
    <>
      <td className={table.first}>{scale.format(of.separate)}</td>
      <td>{scale.format(of.interleaved)}</td>
      <td>
        <span className={table.meter} aria-hidden="true">
          <span style={{ transform: `scaleX(${Math.min(1, (factor - 1) / (FULL - 1))})` }} />
        </span>
        {formatFactor(factor)}
      </td>
    </>
  );
}
