import { dialogSet } from "../../../state/layout";
import { Dialog } from "../../common/Dialog";

/** The network's layers as a table that can be edited. */
export function LayersDialog() {
  return (
    <Dialog title="Layers" size="wide" onClose={() => dialogSet(undefined)}>
      <p>…</p>
    </Dialog>
  );
}
