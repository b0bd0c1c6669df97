import { counted } from "../../model/counted";
import type { ProblemFix } from "../../model/fitProblem";
import type { Problem } from "../../model/problem";

/** What a fix does to a problem, as a button says it: "Set 4 processors and 10 microbatches"; undefined if the problem has them already. */
export function fixInWords(fix: ProblemFix, { machine, training }: Problem): string | undefined {
  if (fix.kind === "chain") return `Use a chain of ${counted(fix.layers, "equal layer")}`;
  const { processors, microbatches, batches } = fix;
  const changes = [
    processors === machine.processors ? [] : counted(processors, "processor"),
    batches === training.batches ? [] : counted(batches, "batch"),
    microbatches === training.microbatches ? [] : counted(microbatches, "microbatch"),
  ].flat();
  const last = changes.pop();
  if (last === undefined) return undefined;
  return `Set ${changes.length === 0 ? last : `${changes.join(", ")} and ${last}`}`;
}
