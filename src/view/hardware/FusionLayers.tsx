import type { ReactNode } from "react";
import type { FusionCounts } from "../../model/mlcnn/savings";
import { Term } from "../common/Term";
import table from "../drawer/Table.module.css";
import { type FusionRow, type FusionTable, savedOf } from "./fusionTable";
import { type ColumnScale, columnScale } from "./priceTable";
import { Rest } from "./Rest";
import { Scroller } from "./Scroller";
import { ROW_PX, WindowedBody } from "./WindowedBody";

const RME =
  "Redundant multiplication elimination: the inputs under a weight are summed over the window first, then multiplied once.";
const LAR = "Local addition reuse: within one filter, boxes that overlap share their sums.";
const GAR = "Global addition reuse: all filters share the boxes, which do not depend on them.";

interface Props {
  readonly table: FusionTable;
  /** Stands above the table and scrolls away with it. */
  readonly above: ReactNode;
}

/** Operations of one sample's forward for the layers that qualify, and why the others do not. */
export function FusionLayers({ table: { layers, sum }, above }: Props) {
  const counts = layers.flatMap((row) => (row.fusable ? row.counts : []));
  const scale = columnScale(
    counts.flatMap(({ multiplications, additions }) => [multiplications.plain, additions.plain]),
    "",
  );
  const unit = scale.unit === "" ? "" : ` ${scale.unit}`;
  return (
    <Scroller label="Fused pooling" above={above}>
      <Heads unit={unit} />
      <WindowedBody count={layers.length} rowPx={ROW_PX}>
        {(layer) => <LayerCells key={layer} row={layers[layer]} scale={scale} />}
      </WindowedBody>
      {sum && (
        <tfoot>
          <tr>
            <th scope="row">Qualifying</th>
            <Cells window="" counts={sum} scale={scale} />
            <Rest />
          </tr>
        </tfoot>
      )}
    </Scroller>
  );
}

function LayerCells({ row, scale }: { readonly row: FusionRow; readonly scale: ColumnScale }) {
  return (
    <tr>
      <th scope="row">{row.name}</th>
      {row.fusable ? (
        <Cells window={`${row.window.join(" × ")} average`} counts={row.counts} scale={scale} />
      ) : (
        <td colSpan={8} className={`${table.group} ${table.soft}`}>
          {row.whyNot}
        </td>
      )}
      <Rest />
    </tr>
  );
}

function Heads({ unit }: { readonly unit: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">Layer</th>
        <th scope="col" className={table.group}>
          Pooling
        </th>
        <th scope="col" className={table.first}>
          Multiplications<span className={table.soft}>{unit}</span>
        </th>
        <th scope="col">Fused</th>
        <th scope="col">
          <Term name="Saved by RME" definition={RME} />
        </th>
        <th scope="col" className={table.first}>
          Additions<span className={table.soft}>{unit}</span>
        </th>
        <th scope="col">
          <Term name="RME alone" definition={RME} />
        </th>
        <th scope="col">
          <Term name="With LAR" definition={LAR} />
        </th>
        <th scope="col">
          <Term name="With GAR" definition={GAR} />
        </th>
        <Rest />
      </tr>
    </thead>
  );
}

interface CellsProps {
  readonly window: string;
  readonly counts: FusionCounts;
  readonly scale: ColumnScale;
}

function Cells({ window, counts: { multiplications, additions }, scale }: CellsProps) {
  return (
    <>
      <td className={table.group}>{window}</td>
      <td className={table.first}>{scale.format(multiplications.plain)}</td>
      <td>{scale.format(multiplications.fused)}</td>
      <td>{percent(savedOf(multiplications.plain, multiplications.fused))}</td>
      <td className={table.first}>{scale.format(additions.plain)}</td>
      {[additions.rme, additions.lar, additions.gar].map((left, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: three columns in a fixed order
        <td key={index}>{percent(savedOf(additions.plain, left))}</td>
      ))}
    </>
  );
}

function percent(saved: number): string {
  return `${saved < 0 ? "−" : ""}${Math.abs(saved).toFixed(1)} %`;
}
