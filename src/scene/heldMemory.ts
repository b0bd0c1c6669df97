import { type MemoryColumns, memoryOverTime } from "../analysis/memory/memoryOverTime";
import type { ReleaseAt } from "../analysis/memory/memoryTrace";
import type { ScheduledResult } from "../analysis/scheduledResult";

const known = new WeakMap<ScheduledResult, Map<ReleaseAt, MemoryColumns>>();

/** What every processor of a result holds over time; computed when it is first asked for, then kept with the result. */
export function heldMemory(result: ScheduledResult, releaseAt: ReleaseAt): MemoryColumns {
  const kept = known.get(result) ?? new Map<ReleaseAt, MemoryColumns>();
  known.set(result, kept);
  const columns = kept.get(releaseAt) ?? memoryOverTime(result, releaseAt);
  kept.set(releaseAt, columns);
  return columns;
}
