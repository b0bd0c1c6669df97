import { useMemo, useState } from "react";
import { useDocument } from "../../../state/documentStore";
import { paidPrices } from "../../../state/layerPrices";
import { dialogSet } from "../../../state/layout";
import { Dialog } from "../../common/Dialog";
import { COLUMN_SETS, type ColumnSet, setFor } from "./columns";
import css from "./LayersDialog.module.css";
import { LayersToolbar } from "./LayersToolbar";
import { LayerTable } from "./LayerTable";

/** The network's layers as a table that can be edited. Every change is on the charts at once and can be undone. */
export function LayersDialog() {
  const problem = useDocument((state) => state.document.problem);
  const { network } = problem;
  const [chosen, setChosen] = useState<ColumnSet | undefined>();
  const prices = useMemo(() => paidPrices(problem), [problem]);
  const set = chosen ?? setFor(problem);
  return (
    <Dialog
      title={`Layers of ${network.name}`}
      size="wide"
      onClose={() => dialogSet(undefined)}
      actions={<LayersToolbar network={network} />}
    >
      <div className={css.sets} role="radiogroup" aria-label="Columns">
        {COLUMN_SETS.filter((entry) => entry.isFor(network)).map((entry) => (
          <label key={entry.id} className={css.set}>
            <input
              type="radio"
              name="columns"
              className={css.radio}
              checked={entry.id === set.id}
              onChange={() => setChosen(entry)}
            />
            {entry.name}
          </label>
        ))}
        <p className={css.help}>{set.help}</p>
      </div>
      <LayerTable network={network} columns={set.columns} prices={prices} />
      {network.notes?.map((note) => (
        <p key={note} className={css.note}>
          {note}
        </p>
      ))}
    </Dialog>
  );
}
