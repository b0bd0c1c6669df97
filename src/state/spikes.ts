import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Problem } from "../model/problem";
import { hasFreeLinks } from "../model/spiking/freeLinks";
import type { Response } from "../worker/protocol";

/** One schedule of the comparison. */
export interface SpikesRun {
  readonly family: "layerpipe" | "pipedream";
  readonly processors: number;
  /** "own": the problem's; "free": they take no time. */
  readonly links: "own" | "free";
}

/** LayerPipe against standard pipelining, a straight PipeDream, on one number of processors. */
export interface SpikesPoint {
  readonly processors: number;
  /** Period of PipeDream ÷ period of LayerPipe; undefined where one of them has none. */
  readonly factor: number | undefined;
}

/** What is known of a problem once all its runs are in. */
export interface SpikesComparison {
  readonly problem: Problem;
  /** Ascending by processors; the problem's own number is among them. */
  readonly points: readonly SpikesPoint[];
  /** Share of LayerPipe's makespan that free links would save, 0 to 1; undefined where links are free, or unknown. */
  readonly communication: number | undefined;
  /** Why the problem's own number of processors has no schedule. */
  readonly refusal: string | undefined;
}

/** What is kept of an answer. */
interface SpikesNumbers {
  readonly period: number | null;
  readonly speedup: number | null;
  readonly refusal?: string;
}

/** The comparison that is wanted, and what has come of it. */
export interface SpikesState {
  /** What is to be compared; undefined: nobody looks. */
  readonly wanted: Problem | undefined;
  /** Answers on the wanted problem so far, by nameOf. */
  readonly numbers: Readonly<Record<string, SpikesNumbers>>;
  /** The last complete one; it stays until the next is there. */
  readonly comparison: SpikesComparison | undefined;
}

export const spikes = createStore<SpikesState>(() => ({
  wanted: undefined,
  numbers: {},
  comparison: undefined,
}));

/** Reads the comparison in a component. */
export function useSpikes<T>(select: (state: SpikesState) => T): T {
  return useStore(spikes, select);
}

const BROKEN = "The comparison broke while it was computed. That is our fault, not yours.";

/** Where the curve begins and ends, whatever the problem's own number is. */
export const SPIKES_PROCESSORS = { first: 2, last: 8 } as const;

/** Schedules that a comparison needs: both on every number of processors, LayerPipe again with free links if others count. */
export function spikesRuns({ machine }: Problem): readonly SpikesRun[] {
  const { first, last } = SPIKES_PROCESSORS;
  const counts = new Set([machine.processors]);
  for (let count = first; count <= last; count++) counts.add(count);
  const both = [...counts]
    .sort((a, b) => a - b)
    .flatMap((processors): SpikesRun[] => [
      { family: "layerpipe", processors, links: "own" },
      { family: "pipedream", processors, links: "own" },
    ]);
  if (hasFreeLinks(machine)) return both;
  return [...both, { family: "layerpipe", processors: machine.processors, links: "free" }];
}

/** Somebody looks at the comparison on this problem. */
export function spikesWanted(wanted: Problem): void {
  spikes.setState({ wanted, numbers: {} });
}

/** Nobody looks any more. */
export function spikesLeft(): void {
  spikes.setState({ wanted: undefined, numbers: {} });
}

/** The worker answered one of the wanted runs; of what it sends, two numbers are kept. */
export function spikesAnswered(run: SpikesRun, response: Response): void {
  const { wanted, numbers: before } = spikes.getState();
  const found = numbersOf(response);
  if (wanted === undefined || found === undefined) return;
  const numbers = { ...before, [nameOf(run)]: found };
  const runs = spikesRuns(wanted);
  if (runs.some((one) => numbers[nameOf(one)] === undefined)) spikes.setState({ numbers });
  else spikes.setState({ numbers: {}, comparison: compared(wanted, runs, numbers) });
}

function numbersOf(response: Response): SpikesNumbers | undefined {
  switch (response.kind) {
    case "scheduled": {
      const { period, speedup } = response.result.report;
      return { period, speedup };
    }
    case "refused":
      return { period: null, speedup: null, refusal: response.refusal.reason };
    case "crashed":
      return { period: null, speedup: null, refusal: BROKEN };
    case "progress":
    case "marked":
    case "swept":
    case "examined":
      return undefined;
  }
}

function compared(
  problem: Problem,
  runs: readonly SpikesRun[],
  numbers: SpikesState["numbers"],
): SpikesComparison {
  const own = problem.machine.processors;
  const of = (family: SpikesRun["family"], processors: number, links: SpikesRun["links"] = "own") =>
    numbers[nameOf({ family, processors, links })];
  const counts = [...new Set(runs.map(({ processors }) => processors))];
  return {
    problem,
    points: counts.map((processors) => ({
      processors,
      factor: ratio(of("pipedream", processors)?.period, of("layerpipe", processors)?.period),
    })),
    communication: shareOf(of("layerpipe", own)?.speedup, of("layerpipe", own, "free")?.speedup),
    refusal: of("layerpipe", own)?.refusal ?? of("pipedream", own)?.refusal,
  };
}

/** Both speedups are over the same one processor, so that they divide as makespans do, whatever a tick is. */
function shareOf(linked: number | null | undefined, free: number | null | undefined): number | undefined {
  const kept = ratio(linked, free);
  return kept === undefined ? undefined : Math.max(0, 1 - kept);
}

function ratio(over: number | null | undefined, under: number | null | undefined): number | undefined {
  return over == null || under == null || under === 0 ? undefined : over / under;
}

function nameOf({ family, processors, links }: SpikesRun): string {
  return `${family} ${processors} ${links}`;
}
