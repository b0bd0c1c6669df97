import type { FusionCounts } from "../../model/mlcnn/savings";
import { Term } from "../common/Term";
import table from "../drawer/Table.module.css";
import { type FusionTable, savedOf } from "./fusionTable";
import { type ColumnScale, columnScale } from "./priceTable";
import { Rest } from "./Rest";

const RME =
  "Redundant multiplication elimination: the inputs under a weight are summed over the window first, then multiplied once.";
const LAR = "Local addition reuse: within one filter, boxes that overlap share their sums.";
const GAR = "Global addition reuse: all filters share the boxes, which do not depend on them.";

/** Operations of one sample's forward for the layers that qualify, and why the others do not. */
export function FusionLayers({ table: { layers, sum } }: { readonly table: FusionTable }) {
  const counts = layers.flatMap((row) => (row.fusable ? row.counts : []));
  const scale = columnScale(
    counts.flatMap(({ multiplications, additions }) => [multiplications.plain, additions.plain]),
    "",
  );
  const unit = scale.unit === "" ? "" : ` ${scale.unit}`;
  return (
    <>
      <Heads unit={unit} />
      <tbody>
        {layers.map((row, layer) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its number
          <tr key={layer}>
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
        ))}
      </tbody>
      {sum && (
        <tfoot>
          <tr>
            <th scope="row">Qualifying</th>
            <Cells window="" counts={sum} scale={scale} />
            <Rest />
          </tr>
        </tfoot>
      )}
    </>
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
