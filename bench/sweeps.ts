import { networks } from "../src/model/presets";
import { defaultProblem } from "../src/state/defaultDocument";
import { answer } from "../src/worker/answer";
import type { SweepRequest } from "../src/worker/protocol";
import { leastMs } from "./timing";
import type { Figure, Topic } from "./topic";

const FAMILIES = [
  "layerpipe",
  "pipedream",
  "pipedream-2bw",
  "gpipe",
  "1f1b",
  "interleaved-1f1b",
  "looped-bfs",
  "zb-h1",
  "zb-h2",
  "zb-auto",
];
const COUNTS = Array.from({ length: 16 }, (_, i) => i + 1);
const MICROBATCHES = [16, 128];
const REPEATS = { runs: 60, spendMs: 3000 };

/** What a worker computes of a sweep, schedule by schedule, with everything that is reported about each. */
export const sweeps: Topic = {
  id: "sweeps",
  title: `Sweeps in Node, one thread: VGG16, ${FAMILIES.length} families on 1 to ${COUNTS.length} processors`,
  *measure({ quick }) {
    const first = computeSweep(FAMILIES, MICROBATCHES[0]);
    const note = "with code that is not compiled yet";
    yield { name: "the first sweep of a thread", value: leastMs(first, { runs: 1 }), unit: "ms", note };
    for (const microbatches of quick ? MICROBATCHES.slice(0, 1) : MICROBATCHES) {
      for (const family of FAMILIES)
        yield measureSweep(`${family}, M ${microbatches}`, [family], microbatches);
      yield measureSweep(`all ${FAMILIES.length}, M ${microbatches}`, FAMILIES, microbatches);
    }
  },
};

function measureSweep(name: string, families: readonly string[], microbatches: number): Figure {
  const sweep = computeSweep(families, microbatches);
  const { points, refused } = sweep();
  const ms = leastMs(sweep, REPEATS);
  const without = refused > 0 ? `, ${refused} of them refused` : "";
  return {
    name,
    value: (1000 * points) / ms,
    unit: "points/s",
    moreIsBetter: true,
    note: `${points} points in ${ms.toFixed(1)} ms${without}`,
  };
}

/** A function that computes a sweep as a worker does, and counts its points. */
function computeSweep(families: readonly string[], microbatches: number) {
  const request: SweepRequest = {
    kind: "sweep",
    job: 1,
    lane: "sweep",
    problem: defaultProblem(networks.get("vgg16")),
    choices: families.map((family) => ({ family, options: {} })),
    cells: COUNTS.map((processors) => ({ processors, microbatches })),
  };
  return () => {
    let points = 0;
    let refused = 0;
    answer(request, (response) => {
      if (response.kind !== "swept") return;
      points += response.points.length;
      refused += response.points.filter(({ refusal }) => refusal !== undefined).length;
    });
    return { points, refused };
  };
}
