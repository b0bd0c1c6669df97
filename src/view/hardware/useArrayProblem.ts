import { useDeferredValue, useMemo } from "react";
import type { Refusal } from "../../base/refusal";
import { type ArrayProblem, arrayProblem } from "../../model/costs/arrayProblem";
import { useDocument } from "../../state/documentStore";

/** The problem on the page as an array sees it, or why there is none; it may lag behind a slider. */
export function useArrayProblem(): ArrayProblem | Refusal {
  const problem = useDeferredValue(useDocument((state) => state.document.problem));
  return useMemo(() => arrayProblem(problem), [problem]);
}
