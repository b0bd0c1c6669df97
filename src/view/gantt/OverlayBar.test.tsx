import "../../testing/cleanUp";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { THEMES } from "../../render/theme";
import { chartView } from "../../state/chart";
import { drawnResult } from "../../testing/drawnResult";
import { OverlayBar } from "./OverlayBar";
import type { ChartResults } from "./useChartResults";

const result = drawnResult(["0F0 0I0 0W0"]);
const results: ChartResults = {
  charts: [{ chart: { id: "c1", family: "1f1b", options: {} }, name: "1F1B", result }],
  rows: [1],
  schedules: [result.columns],
  extentTicks: 3,
  baselineId: "c1",
  baseline: result,
  unit: result.report,
};

beforeEach(() => chartView.setState(chartView.getInitialState(), true));

test("when activations are released is a switch while something shows them", async () => {
  render(<OverlayBar results={results} theme={THEMES.light} />);
  const release = () => screen.queryAllByRole("switch", { name: "Released at I" });
  expect(release()).toEqual([]);
  await userEvent.click(screen.getAllByRole("switch", { name: "Memory" })[0]);
  expect(release().length).toBeGreaterThan(0);
  expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual(
    expect.arrayContaining(["Memory: activations", "Weights", "Gradients"]),
  );
  await userEvent.click(release()[0]);
  expect(chartView.getState().overlays).toEqual({ memory: true, releaseAtI: true });
  await userEvent.click(screen.getAllByRole("switch", { name: "Memory" })[0]);
  expect(release()).toEqual([]);
});
