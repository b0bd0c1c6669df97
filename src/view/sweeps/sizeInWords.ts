import type { ProblemSize } from "../../model/withSize";

const PLURALS = { processor: "processors", microbatch: "microbatches", size: "sizes" } as const;

/** "1 processor", "8 microbatches". */
export function counted(count: number, name: keyof typeof PLURALS): string {
  return `${count} ${count === 1 ? name : PLURALS[name]}`;
}

/** Whether two sizes are the same. */
export function isSameSize(a: ProblemSize, b: ProblemSize): boolean {
  return a.processors === b.processors && a.microbatches === b.microbatches;
}

/** "8 processors with 16 microbatches". */
export function sizeInWords({ processors, microbatches }: ProblemSize): string {
  return `${counted(processors, "processor")} with ${counted(microbatches, "microbatch")}`;
}
