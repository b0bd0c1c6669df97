import { beforeEach, describe, expect, test } from "vitest";
import { defaultDocument } from "./defaultDocument";
import {
  documentEdited,
  documentReplaced,
  documentStore,
  pointerHeld,
  redone,
  undone,
} from "./documentStore";
import { machineChanged, trainingChanged } from "./problemEdits";

const processors = () => documentStore.getState().document.problem.machine.processors;
const steps = () => documentStore.getState().past.length;

beforeEach(() => documentReplaced(defaultDocument()));

describe("the document", () => {
  test("opens as VGG16 on 8 processors with 16 minibatches, PipeDream above LayerPipe", () => {
    const { problem, charts, baseline } = documentStore.getState().document;
    expect(problem.network.name).toBe("VGG16");
    expect(problem.machine.processors).toBe(8);
    expect(problem.training.microbatches).toBe(16);
    expect(charts.map((chart) => chart.family)).toEqual(["pipedream", "layerpipe"]);
    expect(charts.find((chart) => chart.id === baseline)?.family).toBe("pipedream");
  });

  test("goes back and forth through the edits", () => {
    machineChanged({ processors: 9 });
    machineChanged({ processors: 10 });
    undone();
    expect(processors()).toBe(9);
    undone();
    expect(processors()).toBe(8);
    undone();
    expect(processors()).toBe(8);
    redone();
    redone();
    expect(processors()).toBe(10);
    redone();
    expect(processors()).toBe(10);
  });

  test("undo gives back the very object, so that nothing is scheduled anew that is there", () => {
    const before = documentStore.getState().document;
    machineChanged({ processors: 9 });
    undone();
    expect(documentStore.getState().document).toBe(before);
  });

  test("a new edit after undo forgets what was undone", () => {
    machineChanged({ processors: 9 });
    undone();
    machineChanged({ processors: 12 });
    redone();
    expect(processors()).toBe(12);
  });

  test("a slider's drag is one step", () => {
    for (let at = 0; at < 50; at++)
      machineChanged({ processors: 9 + at }, { join: "processors", at: at * 16 });
    expect(processors()).toBe(58);
    undone();
    expect(processors()).toBe(8);
  });

  test("a drag is one step however long it takes, and the next one is another", () => {
    pointerHeld(true);
    machineChanged({ processors: 9 }, { join: "processors", at: 0 });
    machineChanged({ processors: 10 }, { join: "processors", at: 60_000 });
    pointerHeld(false);
    expect(steps()).toBe(1);
    pointerHeld(true);
    machineChanged({ processors: 11 }, { join: "processors", at: 60_001 });
    pointerHeld(false);
    expect(steps()).toBe(2);
  });

  test("a pause, another field, or undo in between makes it two", () => {
    machineChanged({ processors: 9 }, { join: "processors", at: 0 });
    machineChanged({ processors: 10 }, { join: "processors", at: 5000 });
    expect(steps()).toBe(2);
    machineChanged({ operationsPerSecond: 1 }, { join: "operations", at: 5010 });
    machineChanged({ processors: 11 }, { join: "processors", at: 5020 });
    expect(steps()).toBe(4);
    undone();
    machineChanged({ processors: 12 }, { join: "processors", at: 5030 });
    expect(steps()).toBe(4);
  });

  test("an edit that changes nothing is no step", () => {
    documentEdited((document) => document);
    machineChanged({ processors: 8 });
    trainingChanged({ microbatches: 16, batches: 1 });
    expect(steps()).toBe(0);
  });

  test("remembers two hundred steps, and no more", () => {
    for (let count = 0; count < 300; count++) machineChanged({ processors: 9 + count });
    expect(steps()).toBe(200);
    for (let count = 0; count < 300; count++) undone();
    expect(processors()).toBe(108);
  });
});
