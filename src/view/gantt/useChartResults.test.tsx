import "../../testing/cleanUp";
import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { documentReplaced, documentStore } from "../../state/documentStore";
import { runAnswered, runStarted, runs } from "../../state/runs";
import { drawnResult } from "../../testing/drawnResult";
import { useChartResults } from "./useChartResults";
import { useSettled, useStale } from "./useChartStates";

const short = drawnResult(["0F0 0B0:2"]);
const long = drawnResult(["0F0 0F1 0B0:2 0B1:2"]);
const charts = [
  { id: "c1", family: "gpipe", options: {} },
  { id: "c2", family: "1f1b", options: {} },
];

test("results are one object until another one comes, whatever is asked for meanwhile", () => {
  documentReplaced({ ...documentStore.getInitialState().document, charts, baseline: "c1" });
  const scheduled = { kind: "scheduled", result: short } as const;
  runs.setState({ schedules: { c1: scheduled, c2: scheduled } });
  const { result } = renderHook(() => ({
    results: useChartResults(charts),
    isSettled: useSettled(charts),
    stale: useStale(charts),
  }));
  const before = result.current.results;
  expect(result.current).toMatchObject({ isSettled: true, stale: [false, false] });
  const { document } = documentStore.getState();
  const machine = { ...document.problem.machine, processors: 3 };
  act(() => {
    documentStore.setState({ document: { ...document, problem: { ...document.problem, machine } } });
    runStarted("c2", 1, 0);
  });
  expect(result.current).toMatchObject({ isSettled: false, stale: [false, true] });
  expect(result.current.results).toBe(before);
  act(() => runAnswered("c2", { kind: "scheduled", job: 1, lane: "c2", result: long }));
  expect(result.current).toMatchObject({ isSettled: true, stale: [false, false] });
  expect(result.current.results.charts.map((chart) => chart.result)).toEqual([short, long]);
  expect(result.current.results.extentTicks).toBe(6);
});

test("a chart without a result keeps room for as many rows as there are processors", () => {
  documentReplaced({ ...documentStore.getInitialState().document, charts, baseline: "c1" });
  runs.setState({ schedules: { c1: { kind: "scheduled", result: short } } });
  const { result } = renderHook(() => useChartResults(charts));
  expect(result.current.rows).toEqual([1, 8]);
});
