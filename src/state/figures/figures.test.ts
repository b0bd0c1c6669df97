import { expect, test } from "vitest";
import { scheduleChoice } from "../../analysis/scheduleChoice";
import { isRefusal } from "../../base/refusal";
import { buildWorkload } from "../../model/buildWorkload";
import { decodeLink, encodeLink } from "../link";
import { figures } from ".";
import type { Figure } from "./figure";
import { isUntouched } from "./isUntouched";

const all = figures.all.map((figure) => [figure.id, figure] as const);

/** The makespan of each chart in the figure's unit, top to bottom. */
function makespans({ document }: Figure): readonly number[] {
  const workload = buildWorkload(document.problem);
  if (isRefusal(workload)) throw new Error(workload.reason);
  return document.charts.map((chart) => {
    const result = scheduleChoice(workload, chart);
    if (isRefusal(result)) throw new Error(result.reason);
    return result.makespan / workload.ticksPerUnit;
  });
}

test.each(all)("%s is scheduled without a refusal", (_, figure) => {
  for (const makespan of makespans(figure)) expect(makespan).toBeGreaterThan(0);
});

test("the figures have the lengths that can be counted in the papers", () => {
  expect(makespans(figures.get("gpipe"))).toEqual([14]); // 2 · (4 + 4 − 1) boxes
  expect(makespans(figures.get("megatron-interleaved"))).toEqual([66, 57]); // (8 + 3) · 6 and (16 + 3) · 3
  expect(makespans(figures.get("zero-bubble"))).toEqual([33, 27, 27]); // idle 9, 3 and, inside every span, 0
  expect(makespans(figures.get("controllable-memory"))).toEqual([66, 59, 53, 51]); // 48 and idle 18, 11, 5, 3
  expect(makespans(figures.get("dualpipe")).slice(0, 2)).toEqual([81, 67]); // (20 + 7) · 3 and 20 · 3 + 7
});

test.each(all)("%s comes back from a link as the same figure", (_, figure) => {
  const work = decodeLink(encodeLink({ document: figure.document, view: {} }) ?? "");
  if (work === undefined || isRefusal(work)) throw new Error("no work in the link");
  expect(work.document).toEqual(figure.document);
  expect(isUntouched(work.document, figure)).toBe(true);
});

test("a figure that was changed is told from the published one", () => {
  const figure = figures.get("gpipe");
  const { problem, charts } = figure.document;
  const machine = { ...problem.machine, processors: 3 };
  expect(isUntouched({ ...figure.document, problem: { ...problem, machine } }, figure)).toBe(false);
  expect(isUntouched({ ...figure.document, charts: [{ ...charts[0], options: {} }] }, figure)).toBe(false);
  expect(isUntouched({ ...figure.document, charts: [...charts].reverse() }, figure)).toBe(true);
});
