import "../../testing/cleanUp";
import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { refuse } from "../../base/refusal";
import { chartView } from "../../state/chart";
import { chartAdded } from "../../state/chartEdits";
import { documentReplaced, documentStore } from "../../state/documentStore";
import { machineChanged } from "../../state/problemEdits";
import { type Run, runs } from "../../state/runs";
import { drawnResult } from "../../testing/drawnResult";
import { position } from "../../testing/ids";
import { Charts } from "./Charts";

/** P0 runs positions 0 to 2, P1 3 to 5; P1 waits at the start. */
const drawn = drawnResult(["0F0 0F1 .:2 0B0:2", ".:1 1F0 1B0:2 1F1:2"]);
const stalls = { ...drawn.report.stalls, fill: 1, dependency: 2 };
const result = { ...drawn, report: { ...drawn.report, stalls } };

class NoResize {
  observe() {}
  disconnect() {}
}

beforeEach(() => {
  globalThis.ResizeObserver = NoResize as unknown as typeof ResizeObserver;
  HTMLCanvasElement.prototype.getContext = () => null;
  chartView.setState(chartView.getInitialState(), true);
});

/** Shows one chart for each run. */
function show(...shown: readonly Run[]) {
  const charts = shown.map((_, i) => ({ id: `c${i + 1}`, family: i === 0 ? "gpipe" : "1f1b", options: {} }));
  documentReplaced({ ...documentStore.getInitialState().document, charts, baseline: "c1" });
  runs.setState({ schedules: Object.fromEntries(shown.map((run, i) => [`c${i + 1}`, run])) });
  render(<Charts />);
}

const scheduled: Run = { kind: "scheduled", result };
const plot = () => screen.getByRole("application", { name: "GPipe on 2 processors" });

test("a chart that is added is scrolled to; another document starts at its top", () => {
  const revealed: (string | undefined)[] = [];
  HTMLElement.prototype.scrollIntoView = function () {
    revealed.push(this.dataset.chart);
  };
  show(scheduled, scheduled);
  const { document } = documentStore.getState();
  const third = { id: "c3", family: "gpipe", options: {} };
  const copies = document.charts.map((chart) => ({ ...chart }));
  act(() => documentReplaced({ ...document, charts: [...copies, third] }));
  expect(revealed).toEqual([]);
  act(() => chartAdded("1f1b"));
  expect(revealed).toEqual([documentStore.getState().document.charts[3].id]);
});

test("a schedule that is refused takes the room of its reason, not that of rows that nobody draws", () => {
  documentReplaced({ ...documentStore.getInitialState().document });
  machineChanged({ processors: 256 });
  const { problem } = documentStore.getState().document;
  show({ kind: "refused", refusal: refuse("Two are too few."), last: undefined });
  act(() => documentReplaced({ ...documentStore.getState().document, problem }));
  const body = screen.getByText("Two are too few.").closest<HTMLElement>("[style]");
  expect(body?.style.minHeight).toBe("120px");
});

test("arrow keys walk from task to task and row to row, and Enter pins", async () => {
  show(scheduled);
  act(() => plot().focus());
  const positions = [];
  for (const key of ["ArrowRight", "ArrowRight", "ArrowDown", "End", "Home", "ArrowUp"]) {
    await userEvent.keyboard(`{${key}}`);
    const { hover } = chartView.getState();
    positions.push(hover?.kind === "task" ? hover.position : undefined);
  }
  expect(positions).toEqual([0, 1, 3, 5, 3, 1]);
  await userEvent.keyboard("{Enter}");
  expect(chartView.getState().selected).toEqual({ kind: "task", chart: "c1", position: 1 });
});

test("Escape lets go of what is pinned, then leaves playback", async () => {
  show(scheduled);
  act(() =>
    chartView.setState({
      selected: { kind: "task", chart: "c1", position: position(0) },
      cursor: 3,
      playing: false,
    }),
  );
  await userEvent.keyboard("{Escape}");
  expect(chartView.getState()).toMatchObject({ selected: undefined, cursor: 3 });
  await userEvent.keyboard("{Escape}");
  expect(chartView.getState().cursor).toBeUndefined();
});

test("what the keyboard is on is said aloud", async () => {
  show(scheduled);
  act(() => plot().focus());
  await userEvent.keyboard("{ArrowRight}");
  expect(
    await screen.findByText(/^The forward of layer 0.* on processor 0\. From 0 ticks to 1 ticks/),
  ).toBeTruthy();
});

test("keys zoom, pan and show everything again", async () => {
  show(scheduled);
  await userEvent.keyboard("w");
  const zoomed = chartView.getState().viewport;
  expect(zoomed && zoomed.to - zoomed.from).toBeLessThan(result.makespan);
  await userEvent.keyboard("d");
  expect(chartView.getState().viewport?.from).toBeGreaterThan(zoomed?.from ?? 0);
  await userEvent.keyboard("0");
  expect(chartView.getState().viewport).toBeUndefined();
});

test("while something is played, arrow keys step from event to event", async () => {
  show(scheduled);
  act(() => chartView.setState({ cursor: 1.5 }));
  await userEvent.keyboard("{ArrowRight}");
  expect(chartView.getState().cursor).toBe(2);
  await userEvent.keyboard("{End}");
  expect(chartView.getState().cursor).toBe(6);
  await userEvent.click(screen.getByRole("button", { name: "Leave playback" }));
  expect(chartView.getState().cursor).toBeUndefined();
});

test("an overlay is switched, and the legend lists only what is drawn", async () => {
  show(scheduled);
  const legend = within(screen.getByRole("list", { name: "Legend" }));
  expect(legend.getByText("Forward")).toBeTruthy();
  expect(legend.getByText("Fill")).toBeTruthy();
  expect(legend.queryByText("Weight gradient")).toBeNull();
  const shown = within(screen.getByRole("group", { name: "Shown on the charts" }));
  await userEvent.click(shown.getByRole("switch", { name: "Stalls" }));
  expect(chartView.getState().overlays).toEqual({ stalls: false });
  expect(legend.queryByText("Fill")).toBeNull();
  expect(legend.getByText(/^Speedup/)).toBeTruthy();
  await userEvent.click(shown.getByRole("switch", { name: "Speedup" }));
  expect(legend.queryByText(/^Speedup/)).toBeNull();
  await userEvent.click(shown.getByRole("switch", { name: "Critical path" }));
  expect(legend.getByText("Critical path")).toBeTruthy();
});

test("a refusal stands in the chart's place, and the last good picture stays behind it", () => {
  show({ kind: "refused", refusal: refuse("Nine processors are too many."), last: result });
  expect(screen.getByText("Nine processors are too many.")).toBeTruthy();
  expect(plot()).toBeTruthy();
});

test("a crashed run says so and can be tried again", async () => {
  show({ kind: "crashed", message: "assertion failed" });
  expect(screen.getByRole("alert").textContent).toContain("assertion failed");
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(runs.getState().schedules.c1.kind).toBe("idle");
});

test("without schedules the page offers some", async () => {
  show();
  await userEvent.click(screen.getByRole("button", { name: "PipeDream" }));
  expect(documentStore.getState().document.charts).toMatchObject([{ family: "pipedream" }]);
});
