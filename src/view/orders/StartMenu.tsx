import { isRefusal } from "../../base/refusal";
import { readOrder } from "../../schedule/orders/readOrder";
import type { Chart } from "../../state/document";
import { useDocument } from "../../state/documentStore";
import { noticed } from "../../state/notices";
import { orderReplaced } from "../../state/orderEdits";
import { resultOf, runOf, runs } from "../../state/runs";
import { Button } from "../common/Button";
import { chartNames } from "../common/chartNames";
import { Menu, MenuItem } from "../common/Menu";
import { rowsText } from "./orderText";
import { presentOrder } from "./presentOrder";
import { templateOrder } from "./templateOrder";

/** Puts another order in the place of the one that is written: a template, what another chart shows, a file, or nothing. */
export function StartMenu({ chart, text }: { readonly chart: Chart; readonly text: string }) {
  const { problem, charts } = useDocument((state) => state.document);
  const names = chartNames(charts);
  const others = charts.map((other, i) => ({ ...other, name: names[i] })).filter(({ id }) => id !== chart.id);
  return (
    <Menu
      name="Start from"
      align="end"
      trigger={(attributes) => (
        <Button icon="down" {...attributes}>
          Start from
        </Button>
      )}
    >
      <MenuItem
        hint="for this problem"
        onSelect={() => orderReplaced(chart.id, { text: templateOrder(problem) })}
      >
        1F1B with flush
      </MenuItem>
      {others.map(({ id, name }) => (
        <MenuItem key={id} hint="as it is drawn" onSelect={() => takeOver(chart.id, id)}>
          {name}
        </MenuItem>
      ))}
      <MenuItem
        hint="JSON, CSV or rows"
        onSelect={() => chooseFile((file) => void replaceByFile(chart.id, file))}
      >
        A file …
      </MenuItem>
      <MenuItem onSelect={() => orderReplaced(chart.id, { text: "" })}>Nothing</MenuItem>
      <MenuItem hint="keeps the order" onSelect={() => alignColumns(chart.id, text)}>
        Write it in columns
      </MenuItem>
    </Menu>
  );
}

function takeOver(chart: string, from: string): void {
  const result = resultOf(runOf(runs.getState(), from));
  if (result === undefined) return;
  const text = presentOrder(result);
  if (isRefusal(text)) noticed({ tone: "problem", text: text.reason });
  else orderReplaced(chart, { text });
}

function alignColumns(chart: string, text: string): void {
  const order = readOrder(text);
  if (isRefusal(order)) noticed({ tone: "problem", text: order.reason });
  else {
    const tasks = order.rows.map((cells) => cells.map((cell) => cell.text).filter((cell) => cell !== ""));
    orderReplaced(chart, { text: rowsText(tasks) });
  }
}

function chooseFile(chosen: (file: File) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".csv,.json,.txt";
  input.onchange = () => {
    const [file] = input.files ?? [];
    if (file !== undefined) chosen(file);
  };
  input.click();
}

async function replaceByFile(chart: string, file: File): Promise<void> {
  const text = await file.text().catch(() => undefined);
  const order = text === undefined ? undefined : readOrder(text);
  if (order === undefined || isRefusal(order)) {
    const reason = order?.reason ?? "It could not be read from the disk.";
    noticed({ tone: "problem", text: `${file.name} was not opened. ${reason}` });
  } else orderReplaced(chart, { text: order.text, name: file.name.replace(/\.[a-z]+$/i, "") });
}
