import { isRefusal } from "../../../base/refusal";
import { addLayer } from "../../../model/editNetwork";
import { formats } from "../../../model/formats";
import type { Format } from "../../../model/formats/format";
import type { Network } from "../../../model/network";
import { noticed } from "../../../state/notices";
import { networkEdited } from "../../../state/problemEdits";
import { Button } from "../../common/Button";
import { download, fileNameOf } from "../../common/download";
import { Menu, MenuItem } from "../../common/Menu";

const WRITABLE = formats.all.filter((format) => format.write !== undefined);

/** What is done with the table as a whole. */
export function LayersToolbar({ network }: { readonly network: Network }) {
  return (
    <>
      <Button icon="plus" onClick={() => append(network)}>
        Add a layer
      </Button>
      <Menu
        name="Download the layers"
        align="end"
        trigger={(attributes) => (
          <Button icon="export" {...attributes}>
            Download
          </Button>
        )}
      >
        {WRITABLE.map((format) => (
          <MenuItem key={format.id} hint={format.extensions[0]} onSelect={() => save(network, format)}>
            {format.name}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

/** A new layer costs what the last one does, so that it shows. */
function append(network: Network): void {
  const { layers } = network;
  const { shape: _, profile, ...last } = layers[layers.length - 1];
  const name = `layer ${layers.length}`;
  const next = addLayer(network, layers.length, { ...last, ...(profile && { profile }), name });
  if (isRefusal(next)) noticed({ tone: "problem", text: next.reason });
  else networkEdited(next);
}

function save(network: Network, format: Format): void {
  const text = format.write?.(network) ?? "";
  const extension = format.extensions[0].replace(/^\./, "");
  download(fileNameOf(network.name, extension), "text/plain", text);
}
