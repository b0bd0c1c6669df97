import "../../testing/cleanUp";
import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { chartView } from "../../state/chart";
import { documentReplaced, documentStore } from "../../state/documentStore";
import { layout } from "../../state/layout";
import { runs } from "../../state/runs";
import { drawnResult } from "../../testing/drawnResult";
import { scheduled } from "../../testing/scheduled";
import { Drawer } from "./Drawer";

const slow = drawnResult(["0F0:2 .:3 0B0:4 .:1", ".:2 1F0:3 1B0:2 1F1:3"]);
const fast = drawnResult(["0F0:2 0B0:4", ".:2 1F0:2 .:2"]);

beforeEach(() => {
  layout.setState(layout.getInitialState(), true);
  const charts = ["gpipe", "1f1b"].map((family, i) => ({ id: `c${i + 1}`, family, options: {} }));
  documentReplaced({ ...documentStore.getInitialState().document, charts, baseline: "c1" });
  runs.setState({
    schedules: { c1: { kind: "scheduled", result: slow }, c2: { kind: "scheduled", result: fast } },
  });
});

test("arrow keys go from tab to tab, around the ends", async () => {
  render(<Drawer />);
  act(() => screen.getByRole("tab", { name: "Comparison" }).focus());
  await userEvent.keyboard("{ArrowLeft}");
  expect(layout.getState().drawerTab).toBe("tasks");
  expect(document.activeElement).toBe(screen.getByRole("tab", { name: "Tasks" }));
  await userEvent.keyboard("{ArrowRight}");
  expect(screen.getByRole("tabpanel", { name: "Comparison" })).toBeTruthy();
});

test("the comparison tells every schedule's number and the difference to the baseline", () => {
  render(<Drawer />);
  const row = within(screen.getByRole("row", { name: /^Makespan/ }));
  expect(row.getAllByRole("cell").map((cell) => cell.textContent)).toEqual([
    "10 ticks",
    "",
    "6 ticks",
    "−40 %",
    "",
  ]);
});

test("the table is copied as Markdown", async () => {
  const user = userEvent.setup();
  render(<Drawer />);
  await user.click(screen.getByRole("button", { name: "Copy Markdown" }));
  expect(await navigator.clipboard.readText()).toContain("| Makespan | 10 ticks | 6 ticks (−40 %) |");
});

test("the stall breakdown has a table whose last line is the sum of the others", async () => {
  layout.setState({ drawerTab: "stalls" });
  render(<Drawer />);
  expect(screen.getByRole("img", { name: /^Forward 40\.0 %, Backward .* 30\.0 %/ })).toBeTruthy();
  await userEvent.click(screen.getByRole("checkbox", { name: "As a table" }));
  const sum = within(screen.getByRole("row", { name: /^Processors × makespan/ }));
  expect(sum.getAllByRole("cell")[0].textContent).toBe("20 ticks 100.0 %");
});

test("the chart has a table twin: a processor's tasks with exact times, each a way into the chart", async () => {
  layout.setState({ drawerTab: "tasks" });
  render(<Drawer />);
  await userEvent.selectOptions(screen.getByLabelText("Processor"), "P1");
  const table = within(screen.getByRole("region", { name: "Tasks of processor 1" }));
  const cells = within(table.getAllByRole("row")[1]).getAllByRole("cell");
  expect(cells.map((cell) => cell.textContent)).toEqual([
    "2 ticks",
    "5 ticks",
    "3 ticks",
    "2 ticks fill",
    "",
  ]);
  await userEvent.click(table.getAllByRole("button")[0]);
  expect(chartView.getState().selected).toEqual({ kind: "task", chart: "c1", position: 2 });
});

test("an empty sweep says that points are on their way", async () => {
  layout.setState({ drawerTab: "speedup" });
  render(<Drawer />);
  expect(await screen.findByText("The first points come in a moment.")).toBeTruthy();
});

test("the memory of every processor is split into what it is made of, and compared with what there is", () => {
  layout.setState({ drawerTab: "memory" });
  const bytes = { layers: 2, activationBytes: [10e6, 20e6], weightBytes: [100e6, 200e6] };
  const result = scheduled("1f1b", { ...bytes, processors: 2, microbatches: 3, memoryBytes: 400e6 });
  runs.setState({ schedules: { c1: { kind: "scheduled", result } } });
  render(<Drawer />);
  const cells = (name: RegExp) =>
    within(screen.getByRole("row", { name }))
      .getAllByRole("cell")
      .map((cell) => cell.textContent);
  expect(cells(/^P0/)).toEqual(["200 MB of 400 MB", "2 B", "100 MB + 100 MB", ""]);
  expect(cells(/^P1/)[0]).toBe("410 MB > 400 MB");
});

test("the comparison has the largest peak of memory, and on how many processors it is too much", () => {
  const spec = { layers: 2, processors: 2, microbatches: 3, weightBytes: [100, 200], memoryBytes: 300 };
  const result = scheduled("1f1b", spec);
  runs.setState({ schedules: { c1: { kind: "scheduled", result } } });
  render(<Drawer />);
  const row = within(screen.getByRole("row", { name: /^Peak memory, largest/ }));
  expect(row.getAllByRole("cell").map((cell) => cell.textContent)).toContain("401 B");
  expect(row.getByText(/above 300 B on 1 of 2/)).toBeTruthy();
});
