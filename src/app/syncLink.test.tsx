import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { chartView, overlaySwitched } from "../state/chart";
import { defaultDocument } from "../state/defaultDocument";
import { documentReplaced, documentStore } from "../state/documentStore";
import { encodeLink } from "../state/link";
import { notices } from "../state/notices";
import { machineChanged } from "../state/problemEdits";
import { openWork } from "./openWork";
import { syncLink } from "./syncLink";

const processors = () => documentStore.getState().document.problem.machine.processors;
const linkTo = (count: number) => {
  const document = defaultDocument();
  const machine = { ...document.problem.machine, processors: count };
  return encodeLink({ document: { ...document, problem: { ...document.problem, machine } }, view: {} }) ?? "";
};
let stop = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  history.replaceState(null, "", "/");
  documentReplaced(defaultDocument());
  chartView.setState(chartView.getInitialState(), true);
  notices.setState(notices.getInitialState(), true);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe("the address", () => {
  test("is opened with the page", async () => {
    location.hash = linkTo(5);
    await openWork();
    expect(processors()).toBe(5);
    expect(documentStore.getState().past).toEqual([]);
  });

  test("that is broken is explained, and the page opens all the same", async () => {
    location.hash = "#v1=broken";
    const opened = openWork();
    await vi.advanceTimersByTimeAsync(1000);
    await opened;
    expect(processors()).toBe(8);
    expect(notices.getState().list[0]?.text).toMatch(/^The link could not be opened: /);
  });

  test("follows edits and looks, a few times a second at most", () => {
    stop = syncLink();
    const first = location.hash;
    const written = vi.spyOn(history, "replaceState");
    for (let count = 1; count <= 30; count++) {
      machineChanged({ processors: count });
      vi.advanceTimersByTime(16);
    }
    vi.advanceTimersByTime(1000);
    expect(written.mock.calls.length).toBeLessThanOrEqual(3);
    expect(location.hash).toBe(linkTo(30));
    overlaySwitched("stalls", false);
    vi.advanceTimersByTime(1000);
    expect(location.hash).not.toBe(linkTo(30));
    expect(location.hash).not.toBe(first);
    written.mockRestore();
  });

  test("waits while the window moves, and has it when it rests", () => {
    stop = syncLink();
    vi.advanceTimersByTime(1000);
    const written = vi.spyOn(history, "replaceState");
    for (let to = 100; to > 10; to--) {
      chartView.setState({ viewport: { from: 0, to } });
      vi.advanceTimersByTime(16);
    }
    expect(written).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1000);
    expect(written).toHaveBeenCalledOnce();
    written.mockRestore();
  });

  test("has an edit at once after a pause, and all of them when the page goes away", () => {
    stop = syncLink();
    vi.advanceTimersByTime(1000);
    machineChanged({ processors: 5 });
    expect(location.hash).toBe(linkTo(5));
    machineChanged({ processors: 6 });
    expect(location.hash).toBe(linkTo(5));
    window.dispatchEvent(new Event("pagehide"));
    expect(location.hash).toBe(linkTo(6));
  });

  test("that is changed by hand or walked to is opened as a step that can be undone", () => {
    stop = syncLink();
    history.replaceState(null, "", linkTo(6));
    window.dispatchEvent(new Event("hashchange"));
    expect(processors()).toBe(6);
    expect(documentStore.getState().past).toHaveLength(1);
  });

  test("that is changed to nonsense is put back, and that is said", () => {
    stop = syncLink();
    const good = location.hash;
    history.replaceState(null, "", "#v1=nonsense");
    window.dispatchEvent(new Event("hashchange"));
    expect(location.hash).toBe(good);
    expect(notices.getState().list).toHaveLength(1);
  });
});
