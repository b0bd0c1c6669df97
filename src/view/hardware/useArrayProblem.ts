import { useDeferredValue, useMemo } from "react";
import type { Refusal } from "../../base/refusal";
import { useDocument } from "../../state/documentStore";
import { type ArrayProblem, arrayProblem } from "./arrayProblem";

/** The problem on the page as an array sees it, or why there is none; it may lag behind a slider. */
export function useArrayProblem(): ArrayProblem | Refusal {
  const problem = useDeferredValue(useDocument((state) => state.document.problem));
  return useMemo(() => arrayProblem(problem), [problem]);
}
