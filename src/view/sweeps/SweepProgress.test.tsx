import "../../testing/cleanUp";
import { act, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Sweep } from "../../state/sweeps";
import { sampleProblem } from "../../testing/sweeps";
import { SweepProgress } from "./SweepProgress";

const running: Sweep = {
  spec: { problem: sampleProblem(), choices: [], cells: [] },
  points: [],
  isOutdated: false,
  done: 3,
  total: 16,
  status: "running",
};
const finished: Sweep = { ...running, done: 16, status: "finished" };

test("the focus goes from Stop to the count of points when the sweep has ended", () => {
  const { rerender } = render(<SweepProgress sweep={running} />);
  act(() => screen.getByRole("button", { name: "Stop" }).focus());
  rerender(<SweepProgress sweep={finished} />);
  expect(document.activeElement).toBe(screen.getByText("16 points"));
});

test("the end of a sweep leaves the focus where it is if that is not on Stop", () => {
  const { rerender } = render(<SweepProgress sweep={running} />);
  act(() => screen.getByRole("button", { name: "Stop" }).focus());
  act(() => screen.getByRole("button", { name: "Stop" }).blur());
  rerender(<SweepProgress sweep={finished} />);
  expect(document.activeElement).toBe(document.body);
});
