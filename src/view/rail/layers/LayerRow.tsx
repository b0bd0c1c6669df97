import { isRefusal, type Refusal } from "../../../base/refusal";
import type { LayerCosts } from "../../../model/costs/costModel";
import { addLayer, moveLayer, removeLayer, renameLayer } from "../../../model/editNetwork";
import type { Layer } from "../../../model/layer";
import type { Network } from "../../../model/network";
import { noticed } from "../../../state/notices";
import { networkEdited } from "../../../state/problemEdits";
import { IconButton } from "../../common/Button";
import { CostBar } from "./CostBar";
import type { LayerColumn } from "./columns";
import css from "./LayerTable.module.css";
import { NameCell } from "./NameCell";
import { NumberCell } from "./NumberCell";

interface Props {
  readonly network: Network;
  readonly index: number;
  readonly layer: Layer;
  readonly columns: readonly LayerColumn[];
  readonly prices: LayerCosts | undefined;
  /** What a bar of full width costs. */
  readonly scale: number;
}

/** One layer: its name, its numbers, what it costs, and what can be done with it. */
export function LayerRow({ network, index, layer, columns, prices, scale }: Props) {
  return (
    <tr aria-rowindex={index + 2}>
      <td className={css.index}>{index}</td>
      <td>
        <NameCell
          name={layer.name}
          label={`Name of layer ${index}`}
          onChange={(name) => edited(renameLayer(network, index, name), `name.${index}`)}
        />
      </td>
      {columns.map((column) => (
        <td key={column.id}>
          <NumberCell
            column={column}
            layer={layer}
            label={`${column.name}, ${layer.name}`}
            onChange={(value) => {
              const next = column.write?.(network, index, value);
              return next === undefined ? undefined : edited(next, `${column.id}.${index}`);
            }}
          />
        </td>
      ))}
      <td className={css.cost}>{prices && <CostBar prices={prices} layer={index} scale={scale} />}</td>
      <td>
        <RowActions network={network} index={index} layer={layer} />
      </td>
    </tr>
  );
}

function RowActions({ network, index, layer }: Pick<Props, "network" | "index" | "layer">) {
  const last = network.layers.length - 1;
  const { name } = layer;
  return (
    <div className={css.actions}>
      <IconButton
        icon="arrowUp"
        name={`Move ${name} up`}
        disabled={index === 0}
        onClick={(event) => {
          edited(moveLayer(network, index, index - 1));
          followTo(event.currentTarget, "previousElementSibling");
        }}
      />
      <IconButton
        icon="arrowDown"
        name={`Move ${name} down`}
        disabled={index === last}
        onClick={(event) => {
          edited(moveLayer(network, index, index + 1));
          followTo(event.currentTarget, "nextElementSibling");
        }}
      />
      <IconButton
        icon="plus"
        name={`Add a copy of ${name} after it`}
        onClick={() => told(addLayer(network, index + 1, { ...layer, name: `${name} copy` }))}
      />
      <IconButton
        icon="close"
        name={`Remove ${name}`}
        disabled={last === 0}
        onClick={() => told(removeLayer(network, index))}
      />
    </div>
  );
}

/** The focus goes with the layer that was moved, so that it can be moved on. */
function followTo(button: HTMLElement, sibling: "previousElementSibling" | "nextElementSibling"): void {
  const row = button.closest("tr")?.[sibling];
  const place = [...(button.parentElement?.children ?? [])].indexOf(button);
  const buttons = row?.querySelectorAll<HTMLButtonElement>("td:last-child button");
  buttons?.[place]?.focus();
}

/** Takes an edit over, or says what is wrong with it. */
function edited(next: Network | Refusal, join?: string): string | undefined {
  if (isRefusal(next)) return next.reason;
  networkEdited(next, join === undefined ? {} : { join: `layers.${join}` });
  return undefined;
}

/** The same for a button, which has no place for a sentence. */
function told(next: Network | Refusal): void {
  const problem = edited(next);
  if (problem !== undefined) noticed({ tone: "problem", text: problem });
}
