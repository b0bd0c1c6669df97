import { useState } from "react";
import { exporters } from "../../../export";
import { chartView } from "../../../state/chart";
import type { ExportInput as Shown } from "../../../state/exportInput";
import { dialogSet } from "../../../state/layout";
import { Dialog } from "../../common/Dialog";
import css from "./ExportDialog.module.css";
import { ExportOptions } from "./ExportOptions";
import { type ExportChoice, startingChoice } from "./exportChoice";
import { PreviewPane } from "./PreviewPane";
import { useFileWriter } from "./useFileWriter";
import { WriteButtons } from "./WriteButtons";

/** What is on the screen as a file: for papers, slides, tables and other programs. */
export function ExportDialog() {
  const [shown] = useState(() => chartView.getState().exportInput?.());
  return (
    <Dialog title="Export" size="wide" onClose={() => dialogSet(undefined)}>
      {shown === undefined ? (
        <p className={css.nothing}>There is no schedule to export yet.</p>
      ) : (
        <ExportForm shown={shown} />
      )}
    </Dialog>
  );
}

function ExportForm({ shown }: { readonly shown: Shown }) {
  const [choice, setChoice] = useState(() => startingChoice(shown));
  const writer = useFileWriter(shown);
  const change = (part: Partial<ExportChoice>) => setChoice({ ...choice, ...part });
  return (
    <div className={css.form}>
      <div className={css.side}>
        <fieldset className={css.formats}>
          <legend className={css.legend}>Format</legend>
          {exporters.all.map((exporter) => (
            <label key={exporter.id} className={css.format}>
              <input
                type="radio"
                name="format"
                className={css.radio}
                checked={exporter.id === choice.format}
                onChange={() => change({ format: exporter.id })}
              />
              <span>
                {exporter.name}
                <span className={css.help}>{exporter.help}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <ExportOptions shown={shown} choice={choice} onChange={change} />
        <WriteButtons writer={writer} shown={shown} choice={choice} />
      </div>
      <PreviewPane writer={writer} shown={shown} choice={choice} />
    </div>
  );
}
