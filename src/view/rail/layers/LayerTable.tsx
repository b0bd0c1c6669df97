import { useRef } from "react";
import type { LayerCosts } from "../../../model/costs/costModel";
import type { Network } from "../../../model/network";
import { dearest } from "../../../state/layerPrices";
import { useWindow } from "../../common/useWindow";
import type { LayerColumn } from "./columns";
import { LayerRow } from "./LayerRow";
import css from "./LayerTable.module.css";

/** Rows have one height, so that of ten thousand only those in view need to exist. */
const ROW_PX = 32;

interface Props {
  readonly network: Network;
  readonly columns: readonly LayerColumn[];
  readonly prices: LayerCosts | undefined;
}

/** The layers, first to last. */
export function LayerTable({ network, columns, prices }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const { layers } = network;
  const { from, to } = useWindow(scroller, layers.length, ROW_PX);
  const scale = prices === undefined ? 0 : dearest(prices);
  return (
    <div className={css.scroller} ref={scroller} data-walks="">
      <table className={css.table} aria-rowcount={layers.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={css.number}>
              #
            </th>
            <th scope="col">Name</th>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={css.number}>
                {column.name}
              </th>
            ))}
            <th scope="col">Cost</th>
            <th scope="col">
              <span className={css.spoken}>Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <Spacer px={from * ROW_PX} />
          {places(from, to).map((index) => (
            <LayerRow
              // Rows are told apart by place: a layer that is renamed keeps the field one types in.
              key={index}
              network={network}
              index={index}
              layer={layers[index]}
              columns={columns}
              prices={prices}
              scale={scale}
            />
          ))}
          <Spacer px={(layers.length - to) * ROW_PX} />
        </tbody>
      </table>
    </div>
  );
}

function places(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, offset) => from + offset);
}

/** Stands for the rows that are out of view. */
function Spacer({ px }: { readonly px: number }) {
  return px === 0 ? null : (
    <tr>
      <td className={css.spacer} style={{ height: px }} />
    </tr>
  );
}
