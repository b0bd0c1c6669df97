import { useEffect, useState } from "react";
import type { Problem } from "../../model/problem";
import type { FamilyDescription } from "../../schedule/families/descriptions";

/** Sentences by family id; families that are not known to refuse are absent. */
export type Refusals = Readonly<Record<string, string>>;

/** Which families refuse this problem, found out one after the other while the browser has nothing better to do. */
export function useRefusals(families: readonly FamilyDescription[], problem: Problem): Refusals {
  const [refusals, setRefusals] = useState<Refusals>({});
  useEffect(() => {
    const stop = new AbortController();
    void import("./refusals").then(async ({ refusalOf, smallWorkload }) => {
      const workload = smallWorkload(problem);
      for (const { id } of workload === undefined ? [] : families) {
        await pause();
        if (stop.signal.aborted || workload === undefined) return;
        const reason = refusalOf(id, workload);
        if (reason !== undefined) setRefusals((known) => ({ ...known, [id]: reason }));
      }
    });
    return () => stop.abort();
  }, [families, problem]);
  return refusals;
}

/** Lets the browser draw and answer keys first. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
