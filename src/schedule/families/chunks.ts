import type { OptionSpec } from "../../base/options";

/** More chunks than anyone trains with; each needs a layer of its own. */
const MOST_CHUNKS = 1024;

/** More microbatches than any run here can have. */
const MOST_MICROBATCHES = 100_000_000;

/** Stages on each processor (v in schedules.md), of the families that place several. */
export function chunksOption(
  defaultChunks: number,
  help = "How many stages each processor holds; stage k·P + p is on processor p.",
): OptionSpec {
  return {
    id: "chunks",
    name: "Chunks per processor",
    help,
    kind: "integer",
    default: defaultChunks,
    min: 1,
    max: MOST_CHUNKS,
  };
}

/** Microbatches of a group (N in schedules.md 9); without it the family chooses. */
export function groupOption(help: string): OptionSpec {
  return { id: "group", name: "Group size", help, kind: "integer", min: 1, max: MOST_MICROBATCHES };
}
