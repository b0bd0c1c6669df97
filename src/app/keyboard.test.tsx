import { fireEvent } from "@testing-library/react";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { defaultDocument } from "../state/defaultDocument";
import { documentReplaced, documentStore } from "../state/documentStore";
import { layout } from "../state/layout";
import { machineChanged } from "../state/problemEdits";
import { listenToKeys, SHORTCUTS } from "./keyboard";

const processors = () => documentStore.getState().document.problem.machine.processors;
const press = (key: string, modifiers = {}) => fireEvent.keyDown(document.body, { key, ...modifiers });
let stop = () => {};

beforeAll(() => {
  stop = listenToKeys();
});
afterAll(() => stop());
beforeEach(() => {
  documentReplaced(defaultDocument());
  layout.setState(layout.getInitialState(), true);
});

test("Ctrl or Command and Z undo, with Shift or as Y redo", () => {
  machineChanged({ processors: 9 });
  press("z", { ctrlKey: true });
  expect(processors()).toBe(8);
  press("Z", { metaKey: true, shiftKey: true });
  expect(processors()).toBe(9);
  press("z", { metaKey: true });
  press("y", { ctrlKey: true });
  expect(processors()).toBe(9);
});

test("letters open dialogs and fold the page, but not while one types", () => {
  press("?", { shiftKey: true });
  expect(layout.getState().dialog).toBe("help");
  layout.setState({ dialog: "schedules" });
  press("r");
  expect(layout.getState()).toMatchObject({ dialog: "schedules", railOpen: true });
  layout.setState({ dialog: undefined });
  press("r");
  expect(layout.getState().railOpen).toBe(false);
  const field = document.body.appendChild(document.createElement("input"));
  fireEvent.keyDown(field, { key: "r" });
  expect(layout.getState().railOpen).toBe(false);
  field.remove();
});

test("no key stands for two things in one place", () => {
  const served = SHORTCUTS.flatMap(({ shortcuts }) => shortcuts.filter(({ run }) => run !== undefined));
  const keys = served.flatMap(({ keys }) => keys);
  const elsewhere = SHORTCUTS.flatMap(({ shortcuts }) => shortcuts.filter(({ run }) => run === undefined));
  expect(new Set(keys).size).toBe(keys.length);
  expect(elsewhere.flatMap((shortcut) => shortcut.keys).filter((key) => keys.includes(key))).toEqual([]);
});
