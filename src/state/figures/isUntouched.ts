import { packProblem } from "../../model/problemFile";
import type { Chart, Document } from "../document";
import type { Figure } from "./figure";

/** Whether a document still shows what the figure shows: the same problem and the same schedules, in whatever order. */
export function isUntouched({ problem, charts }: Document, { document }: Figure): boolean {
  return (
    isSame(packProblem(problem), packProblem(document.problem)) &&
    isSame(charts.map(choiceOf).sort(), document.charts.map(choiceOf).sort())
  );
}

function choiceOf({ family, options }: Chart): string {
  return JSON.stringify([family, Object.entries(options).sort()]);
}

/** Equal as data, whatever the order of keys. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return Object.is(a, b);
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}
