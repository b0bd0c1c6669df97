import { orderExamined } from "../state/orderExams";
import { trialAnswered } from "../state/trials";
import type { Client } from "../worker/client";
import type { Response } from "../worker/protocol";
import { EXAM, ExamAsker } from "./askForExams";
import { SPIKES, SpikesAsker } from "./askForSpikes";
import { SweepAsker } from "./askForSweeps";
import { askForTrials, TRIAL } from "./askForTrials";
import { spawnWorker } from "./spawn";

/** Sweeps have threads of their own, so that a slider that moves while they run gets its pictures at once. */
const SWEEP_THREADS = Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1));

/** Those who ask for what lists and tabs show besides the charts' own schedules: exams of orders, trials, comparisons, sweeps. */
export class OtherAskers {
  readonly #client: Client;
  readonly #exams: ExamAsker;
  readonly #spikes: SpikesAsker;
  readonly #sweeps = new SweepAsker(spawnWorker, SWEEP_THREADS);

  constructor(client: Client) {
    this.#client = client;
    this.#exams = new ExamAsker(client);
    this.#spikes = new SpikesAsker(client);
  }

  /** True when none of them computes in threads of its own, or is about to ask. */
  get isIdle(): boolean {
    return this.#sweeps.isIdle && !this.#exams.isWaiting && !this.#spikes.isWaiting;
  }

  /** Starts with what is wanted by now; returns what ends it. */
  start(): () => void {
    const stops = [
      askForTrials(this.#client),
      this.#exams.start(),
      this.#spikes.start(),
      this.#sweeps.start(),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** The client said something; false if they had not asked for it. */
  heard(response: Response): boolean {
    const { lane } = response;
    if (lane === SPIKES) this.#spikes.heard(response);
    else if (lane.startsWith(EXAM)) orderExamined(lane.slice(EXAM.length), response);
    else if (lane.startsWith(TRIAL)) trialAnswered(lane.slice(TRIAL.length), response);
    else return false;
    return true;
  }
}
