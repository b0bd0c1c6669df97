import type { Problem } from "../model/problem";
import { withFreeLinks } from "../model/spiking/freeLinks";
import { sizeOf, withSize } from "../model/withSize";
import type { FamilyChoice } from "../schedule/family";
import { type SpikesRun, type SpikesState, spikes, spikesAnswered, spikesRuns } from "../state/spikes";
import type { Client } from "../worker/client";
import { isFinal, type Response } from "../worker/protocol";

/** The lane of comparisons on spiking networks. */
export const SPIKES = "spikes:";
/** A number that is still being typed or dragged is not compared. */
const SPIKES_DELAY_MS = 250;
const CHOICES: Readonly<Record<SpikesRun["family"], FamilyChoice>> = {
  layerpipe: { family: "layerpipe", options: {} },
  pipedream: { family: "pipedream", options: { replicate: false } },
};

/** Asks for the schedules of a comparison while somebody looks at it, one at a time: charts need threads, too. */
export class SpikesAsker {
  readonly #client: Client;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #left: readonly SpikesRun[] = [];
  #job: number | undefined;

  constructor(client: Client) {
    this.#client = client;
  }

  /** True while a comparison is about to be asked for. */
  get isWaiting(): boolean {
    return this.#timer !== undefined;
  }

  /** Starts; returns what ends it. */
  start(): () => void {
    const follow = ({ wanted, comparison }: SpikesState) =>
      this.#askSoon(wanted === comparison?.problem ? undefined : wanted);
    follow(spikes.getState());
    const stop = spikes.subscribe((state, before) => {
      if (state.wanted !== before.wanted) follow(state);
    });
    return () => {
      stop();
      this.#askSoon(undefined);
    };
  }

  /** The worker said something in the lane: it is kept, and the next schedule is asked for. */
  heard(response: Response): void {
    const [run, ...left] = this.#left;
    if (run === undefined || response.job !== this.#job || !isFinal(response)) return;
    this.#left = left;
    spikesAnswered(run, response);
    this.#askNext();
  }

  #askSoon(wanted: Problem | undefined): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#left = [];
    this.#client.drop(SPIKES);
    if (wanted === undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#left = spikesRuns(wanted);
      this.#askNext();
    }, SPIKES_DELAY_MS);
  }

  #askNext(): void {
    const { wanted } = spikes.getState();
    const [run] = this.#left;
    if (wanted === undefined || run === undefined) return;
    const problem = problemOf(wanted, run);
    const choice = CHOICES[run.family];
    this.#job = this.#client.submit({ kind: "schedule", lane: SPIKES, problem, choice });
  }
}

function problemOf(problem: Problem, { processors, links }: SpikesRun): Problem {
  const { machine } = problem;
  const linked = links === "free" ? { ...problem, machine: withFreeLinks(machine) } : problem;
  return withSize(linked, { ...sizeOf(problem), processors });
}
