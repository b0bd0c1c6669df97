import { beforeEach, expect, test } from "vitest";
import { MAX_CHARTS } from "./chartEdits";
import { defaultDocument } from "./defaultDocument";
import { documentReplaced, documentStore, undone } from "./documentStore";
import { pointOpened } from "./openPoint";

const start = defaultDocument();
const now = () => documentStore.getState().document;
const gpipe = { family: "gpipe", options: {} };

beforeEach(() => documentReplaced(start));

test("a point sets the size and adds its chart in one step of undo", () => {
  const id = pointOpened({ processors: 5, microbatches: 10, choice: gpipe });
  expect(now().problem.machine.processors).toBe(5);
  expect(now().problem.training.microbatches).toBe(10);
  expect(now().charts).toEqual([...start.charts, { id, ...gpipe }]);
  undone();
  expect(now()).toBe(start);
});

test("the chart that is there stays, whatever its options are called in which order", () => {
  const choice = { family: "layerpipe", options: { intra: false, inter: true } };
  documentReplaced({ ...start, charts: [{ id: "c7", ...choice }], baseline: "c7" });
  const { microbatches } = start.problem.training;
  const again = { family: "layerpipe", options: { inter: true, intra: false } };
  const id = pointOpened({ processors: start.problem.machine.processors, microbatches, choice: again });
  expect(id).toBe("c7");
  expect(documentStore.getState().past).toEqual([]);
});

test("where there is no room the last chart but the baseline makes place", () => {
  const charts = Array.from({ length: MAX_CHARTS }, (_, i) => ({
    id: `c${i + 1}`,
    family: "1f1b",
    options: {},
  }));
  documentReplaced({ ...start, charts, baseline: `c${MAX_CHARTS}` });
  pointOpened({ processors: 2, microbatches: 4, choice: gpipe });
  expect(now().charts).toHaveLength(MAX_CHARTS);
  expect(now().charts.at(-2)?.family).toBe("gpipe");
  expect(now().charts.at(-1)).toBe(charts.at(-1));
});
