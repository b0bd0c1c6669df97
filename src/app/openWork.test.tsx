import { get, set } from "idb-keyval";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { defaultDocument } from "../state/defaultDocument";
import { documentReplaced, documentStore, undone } from "../state/documentStore";
import { notices } from "../state/notices";
import { machineChanged } from "../state/problemEdits";
import { packWork } from "../state/work";
import { openWork } from "./openWork";
import { syncLink } from "./syncLink";

vi.mock("idb-keyval", () => ({ get: vi.fn(), set: vi.fn() }));

const processors = () => documentStore.getState().document.problem.machine.processors;
const savedOn = (count: number) => {
  const document = defaultDocument();
  const machine = { ...document.problem.machine, processors: count };
  return packWork({ document: { ...document, problem: { ...document.problem, machine } }, view: {} });
};
let stop = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  vi.mocked(set).mockReset();
  history.replaceState(null, "", "/");
  documentReplaced(defaultDocument());
  notices.setState(notices.getInitialState(), true);
  vi.mocked(get).mockImplementation(
    () => new Promise((resolve) => setTimeout(() => resolve(savedOn(5)), 3000)),
  );
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** Opens the page, whose storage takes three seconds, and lets one of them pass. */
async function openImpatiently(): Promise<void> {
  const opened = openWork();
  await vi.advanceTimersByTimeAsync(400);
  await opened;
  stop = syncLink();
  await vi.advanceTimersByTimeAsync(600);
}

test("the last visit's work opens late if nothing was edited, and a reload before that changes nothing", async () => {
  await openImpatiently();
  expect(processors()).toBe(8);
  expect(location.hash).toBe("");
  await vi.advanceTimersByTimeAsync(3000);
  expect(processors()).toBe(5);
  expect(location.hash).not.toBe("");
  expect(notices.getState().list).toEqual([]);
});

test("edits before it is read stay, are not saved over it, and undo leads back to it", async () => {
  await openImpatiently();
  machineChanged({ processors: 6 });
  expect(location.hash).not.toBe("");
  window.dispatchEvent(new Event("pagehide"));
  await vi.advanceTimersByTimeAsync(1000);
  expect(set).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(3000);
  expect(processors()).toBe(6);
  expect(set).toHaveBeenLastCalledWith("work", expect.objectContaining({ kind: "work" }));
  expect(notices.getState().list[0]?.text).toMatch(/Undo leads back to it\.$/);
  undone();
  expect(processors()).toBe(5);
});
