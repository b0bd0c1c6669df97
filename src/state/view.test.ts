import { beforeEach, describe, expect, test } from "vitest";
import { position } from "../testing/ids";
import {
  chartView,
  cursorKeptWithin,
  cursorMoved,
  hovered,
  isOverlayOn,
  overlaySwitched,
  picked,
  resultReplaced,
  speedSet,
  viewportSet,
  viewRestored,
} from "./chart";
import { drawerResized, layout, sectionFolded, shownTheme } from "./layout";
import { noticeClosed, noticed, notices } from "./notices";
import { packLayout, unpackLayout } from "./savedLayout";
import { keptSweepView, sweepView, sweepViewChanged } from "./sweepView";

const task = (index: number) => ({ kind: "task", chart: "c1", position: position(index) }) as const;

beforeEach(() => {
  chartView.setState(chartView.getInitialState(), true);
  layout.setState(layout.getInitialState(), true);
  sweepView.setState(sweepView.getInitialState(), true);
  notices.setState(notices.getInitialState(), true);
});

describe("the chart view", () => {
  test("does not wake its readers for a pointer that stays on the same task", () => {
    let woken = 0;
    const stop = chartView.subscribe(() => woken++);
    hovered(task(3));
    hovered(task(3));
    hovered(undefined);
    hovered(undefined);
    stop();
    expect(woken).toBe(2);
  });

  test("switches overlays over what they are by themselves", () => {
    const stalls = { id: "stalls", on: true };
    expect(isOverlayOn(chartView.getState().overlays, stalls)).toBe(true);
    overlaySwitched("stalls", false);
    expect(isOverlayOn(chartView.getState().overlays, stalls)).toBe(false);
  });

  test("lets go of what was picked in a result that is replaced", () => {
    picked(task(3));
    resultReplaced("c2", 10, 10);
    expect(chartView.getState().selected).toEqual(task(3));
    resultReplaced("c1", 10, 10);
    expect(chartView.getState().selected).toBeUndefined();
  });

  test("picks what a link picked once its chart is there, if the chart has it", () => {
    viewRestored({ selected: task(3), viewport: { from: 1, to: 5 }, cursor: 4 });
    expect(chartView.getState()).toMatchObject({
      selected: undefined,
      viewport: { from: 1, to: 5 },
      cursor: 4,
    });
    resultReplaced("c1", 10, 10);
    expect(chartView.getState().selected).toEqual(task(3));
    viewRestored({ selected: task(99) });
    resultReplaced("c1", 10, 10);
    expect(chartView.getState()).toMatchObject({ selected: undefined, wanted: undefined });
  });

  test("keeps the time cursor inside schedules that become shorter", () => {
    cursorKeptWithin(5);
    expect(chartView.getState().cursor).toBeUndefined();
    cursorMoved(7);
    cursorKeptWithin(9);
    expect(chartView.getState().cursor).toBe(7);
    cursorKeptWithin(5);
    expect(chartView.getState().cursor).toBe(5);
  });

  test("keeps the playback speed in its limits", () => {
    speedSet(1000);
    expect(chartView.getState().speed).toBe(16);
    speedSet(0);
    expect(chartView.getState().speed).toBe(1 / 8);
  });

  test("forgets what another view showed when one is restored", () => {
    viewportSet({ from: 0, to: 1 });
    cursorMoved(7);
    overlaySwitched("stalls", false);
    viewRestored({});
    expect(chartView.getState()).toMatchObject({ viewport: undefined, cursor: undefined, overlays: {} });
  });
});

describe("what sweeps show", () => {
  test("is kept as far as it is not as the page starts with", () => {
    expect(keptSweepView()).toBeUndefined();
    sweepViewChanged({ view: "map", families: ["gpipe"] });
    sweepViewChanged({ mapMode: "each", curvesMetric: "period" });
    sweepViewChanged({ curvesMetric: "steadySpeedup" });
    expect(keptSweepView()).toEqual({ view: "map", families: ["gpipe"], mapMode: "each" });
  });

  test("comes back with the view, and goes where another one says nothing of it", () => {
    viewRestored({ sweeps: { view: "front", judged: ["period"] } });
    expect(sweepView.getState()).toMatchObject({ view: "front", judged: ["period"], families: "charts" });
    viewRestored({});
    expect(keptSweepView()).toBeUndefined();
  });

  test("opens with the drawer's tab, which stays where a view names none", () => {
    layout.setState({ drawerOpen: false });
    viewRestored({ tab: "speedup" });
    expect(layout.getState()).toMatchObject({ drawerOpen: true, drawerTab: "speedup" });
    viewRestored({});
    expect(layout.getState()).toMatchObject({ drawerOpen: true, drawerTab: "speedup" });
  });
});

describe("the layout", () => {
  test("comes back as it was left", () => {
    drawerResized(300);
    sectionFolded("machine", true);
    const text = packLayout(layout.getState());
    expect(unpackLayout(text)).toMatchObject({ drawerHeight: 300, folded: { machine: true }, theme: "auto" });
  });

  test.each([null, "", "{", "[]", '{"theme":"pink"}', '{"drawerHeight":1e9}'])("ignores %j", (text) => {
    expect(unpackLayout(text)).toEqual({});
  });

  test("keeps the drawer within its limits", () => {
    drawerResized(-5);
    expect(layout.getState().drawerHeight).toBe(96);
    drawerResized(1e9);
    expect(layout.getState().drawerHeight).toBe(720);
  });

  test("follows the system unless told otherwise", () => {
    expect(shownTheme("auto", true)).toBe("dark");
    expect(shownTheme("auto", false)).toBe("light");
    expect(shownTheme("projector", true)).toBe("projector");
  });
});

describe("notices", () => {
  test("are said once, three at most, and closed by id", () => {
    for (const text of ["a", "b", "a", "c", "d"]) noticed({ tone: "done", text });
    expect(notices.getState().list.map(({ text }) => text)).toEqual(["a", "c", "d"]);
    noticeClosed(notices.getState().list[1]?.id ?? -1);
    expect(notices.getState().list.map(({ text }) => text)).toEqual(["a", "d"]);
  });
});
