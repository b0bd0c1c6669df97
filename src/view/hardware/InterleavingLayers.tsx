import type { Gradients } from "../../model/interleaving/tile";
import { formatFactor } from "../common/formatFactor";
import { Term } from "../common/Term";
import table from "../drawer/Table.module.css";
import { factorOf, type InterleavingRow, type InterleavingTable } from "./interleavingTable";
import { type ColumnScale, columnScale } from "./priceTable";
import { Rest } from "./Rest";

const FACTOR =
  "One after the other over interleaved; 1 where interleaving would take longer and gradients stay apart.";
const ACCESSES =
  "Words read from and written to the memory on the chip for both gradients, the weights' update included.";

/** Cycles and accesses of each layer's gradients in both ways, and of all layers. */
export function InterleavingLayers({ table: { layers, sum } }: { readonly table: InterleavingTable }) {
  const rows = layers.flatMap(({ row }) => row ?? []);
  const cycles = columnScale(
    rows.map((row) => row.cycles.separate),
    "cycle",
  );
  const words = columnScale(
    rows.map((row) => row.accesses.separate),
    "words",
  );
  return (
    <>
      <Heads cycles={cycles.unit} words={words.unit} />
      <tbody>
        {layers.map(({ name, row }, layer) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its number
          <tr key={layer}>
            <th scope="row">{name}</th>
            {row === undefined ? (
              <td colSpan={6} className={`${table.group} ${table.soft}`}>
                It has only one gradient: there is nothing to interleave.
              </td>
            ) : (
              <Cells row={row} cycles={cycles} words={words} />
            )}
            <Rest />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">All layers</th>
          <Cells row={sum} cycles={cycles} words={words} />
          <Rest />
        </tr>
      </tfoot>
    </>
  );
}

function Heads({ cycles, words }: { readonly cycles: string; readonly words: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">Layer</th>
        <th scope="col" className={table.first}>
          Cycles apart <span className={table.soft}>{cycles}</span>
        </th>
        <th scope="col">Interleaved</th>
        <th scope="col">
          <Term name="Factor" definition={FACTOR} />
        </th>
        <th scope="col" className={table.first}>
          <Term name="Accesses apart" definition={ACCESSES} /> <span className={table.soft}>{words}</span>
        </th>
        <th scope="col">Interleaved</th>
        <th scope="col">Factor</th>
        <Rest />
      </tr>
    </thead>
  );
}

interface CellsProps {
  readonly row: InterleavingRow;
  readonly cycles: ColumnScale;
  readonly words: ColumnScale;
}

function Cells({ row, cycles, words }: CellsProps) {
  return (
    <>
      <Pair of={row.cycles} scale={cycles} />
      <Pair of={row.accesses} scale={words} />
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
