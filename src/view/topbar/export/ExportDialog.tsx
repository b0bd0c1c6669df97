import { useState } from "react";
import { exporters } from "../../../export";
import { chartView } from "../../../state/chart";
import type { ExportInput as Shown } from "../../../state/exportInput";
import { dialogSet } from "../../../state/layout";
import { noticed } from "../../../state/notices";
import { Button } from "../../common/Button";
import { Dialog } from "../../common/Dialog";
import { download, fileNameOf } from "../../common/download";
import css from "./ExportDialog.module.css";
import { ExportOptions } from "./ExportOptions";
import { type ExportChoice, exporterOf, exportInput, startingChoice } from "./exportChoice";
import { PreviewPane } from "./PreviewPane";

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
        <div className={css.actions}>
          <Button tone="primary" icon="export" onClick={() => save(shown, choice)}>
            Download
          </Button>
          {exporterOf(choice).kind === "text" && (
            <Button onClick={() => copy(shown, choice)}>Copy as text</Button>
          )}
        </div>
      </div>
      <PreviewPane shown={shown} choice={choice} />
    </div>
  );
}

async function save(shown: Shown, choice: ExportChoice): Promise<void> {
  const exporter = exporterOf(choice);
  try {
    const content = await exporter.write(exportInput(shown, choice));
    const name = `${shown.document.problem.network.name} ${shown.charts.map(({ chart }) => chart.family).join(" ")}`;
    download(fileNameOf(name, exporter.extension), exporter.mediaType, content);
  } catch (error) {
    noticed({ tone: "problem", text: `The ${exporter.name} could not be made: ${messageOf(error)}` });
  }
}

async function copy(shown: Shown, choice: ExportChoice): Promise<void> {
  const exporter = exporterOf(choice);
  if (exporter.kind !== "text") return;
  try {
    await navigator.clipboard.writeText(exporter.write(exportInput(shown, choice)));
    noticed({ tone: "done", text: `The ${exporter.name} is copied.` });
  } catch (error) {
    noticed({ tone: "problem", text: `The ${exporter.name} could not be copied: ${messageOf(error)}` });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
