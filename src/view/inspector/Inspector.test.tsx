import "../../testing/cleanUp";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { chartView, type Focus } from "../../state/chart";
import { documentReplaced, documentStore } from "../../state/documentStore";
import { runs } from "../../state/runs";
import { drawnResult } from "../../testing/drawnResult";
import { position, stallIndex } from "../../testing/ids";
import { Inspector } from "./Inspector";

/** P0 runs positions 0 and 1, P1 2 and 3, P2 4 and 5; stall 0 is P0's drain, the next ones are P1's. */
const result = drawnResult(["0F0 0F1", ".:1 1F0:2 1F1", ".:3 2F0 2F1"]);

beforeEach(() => {
  chartView.setState(chartView.getInitialState(), true);
  const charts = [{ id: "c1", family: "gpipe", options: {} }];
  documentReplaced({ ...documentStore.getInitialState().document, charts, baseline: "c1" });
  runs.setState({ schedules: { c1: { kind: "scheduled", result } } });
});

function look(selected?: Focus) {
  chartView.setState({ selected });
  render(<Inspector />);
}

test("with nothing looked at, every schedule tells its idea and its numbers", () => {
  look();
  expect(screen.getByRole("heading", { name: "GPipe" })).toBeTruthy();
  expect(screen.getByText("makespan").closest("dt")?.nextElementSibling?.textContent).toBe("5 ticks");
});

test("a task tells what, where, when and why not earlier", () => {
  look({ kind: "task", chart: "c1", position: position(4) });
  expect(screen.getByRole("heading", { name: /^Forward of layer 2/i })).toBeTruthy();
  expect(screen.getByText("3 ticks to 4 ticks")).toBeTruthy();
  expect(screen.getByRole("button", { name: /starts at 3 ticks: it needs the result of/ })).toBeTruthy();
});

test("a task tells what it sends where, and when it is there", () => {
  look({ kind: "task", chart: "c1", position: position(0) });
  expect(screen.getByText("Sends").closest("dt")?.nextElementSibling?.textContent).toBe(
    "1 B to P1, there at 1 ticks",
  );
});

test("a step of the chain leads to its task", async () => {
  look({ kind: "task", chart: "c1", position: position(4) });
  const steps = screen.getAllByRole("listitem").flatMap((item) => [...item.querySelectorAll("button")]);
  await userEvent.click(steps[0]);
  expect(chartView.getState().selected).toEqual({ kind: "task", chart: "c1", position: 2 });
});

test("a stall tells its cause and what the cause means", () => {
  look({ kind: "stall", chart: "c1", stall: stallIndex(0) });
  expect(screen.getByRole("heading", { name: "Drain" })).toBeTruthy();
  expect(screen.getByText(/After a processor's last task/)).toBeTruthy();
});

test("what is pinned can be let go", async () => {
  look({ kind: "task", chart: "c1", position: position(4) });
  await userEvent.click(screen.getByRole("button", { name: "Let go (Escape)" }));
  expect(chartView.getState().selected).toBeUndefined();
});

test("a position that a new result no longer has is no crash", () => {
  look({ kind: "task", chart: "c1", position: position(99) });
  expect(screen.queryByRole("article")).toBeNull();
});

test("while memory is shown, a task tells what its processor holds at its start", () => {
  chartView.setState({ overlays: { memory: true } });
  look({ kind: "task", chart: "c1", position: position(3) });
  // Nothing is given back here: two forwards of stage 1 at 1 byte each beside a byte of weights and one of gradients.
  expect(screen.getByText("Memory then").nextElementSibling?.textContent).toBe(
    "4 B, of which 2 B for 2 stage-microbatches",
  );
});

test("while memory is shown, the time cursor tells what each processor holds then", () => {
  chartView.setState({ overlays: { memory: true }, cursor: 1 });
  look();
  const held = screen.getAllByRole("listitem").map((item) => item.lastElementChild?.textContent);
  expect(held).toEqual(["4 B", "3 B", "2 B"]);
});
