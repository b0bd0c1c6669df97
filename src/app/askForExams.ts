import type { Problem } from "../model/problem";
import type { FamilyChoice } from "../schedule/family";
import { documentStore } from "../state/documentStore";
import { orderExamStarted, orderExamStopped, orderExams, orderExamsKept } from "../state/orderExams";
import { type RunsState, runOf, runs, STOPPED_FIELD } from "../state/runs";
import type { Client } from "../worker/client";

/** Lanes of exams are named after their chart. */
export const EXAM = "order:";
/** Nobody is told in the middle of a word what is wrong with it. */
const EXAM_DELAY_MS = 100;

/** What was last asked of a chart. Equal references need no new answer. */
interface Asked {
  readonly problem: Problem;
  readonly options: FamilyChoice["options"];
}

type ExamWorks = ReturnType<typeof orderExams.getState>["work"];

/** Keeps the exams of the user's own orders up to date with the document. */
export class ExamAsker {
  readonly #client: Client;
  readonly #asked = new Map<string, Asked>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: Client) {
    this.#client = client;
  }

  /** True while an exam is about to be asked for. */
  get isWaiting(): boolean {
    return this.#timer !== undefined;
  }

  /** Starts; returns what ends it. */
  start(): () => void {
    this.#askSoon();
    const stops = [
      documentStore.subscribe((state, before) => {
        if (state.document !== before.document) this.#askSoon();
      }),
      orderExams.subscribe((state, before) => {
        if (state.work !== before.work) this.#followWishes(state.work, before.work);
      }),
      runs.subscribe(stopWithRuns),
    ];
    return () => {
      for (const stop of stops) stop();
      clearTimeout(this.#timer);
    };
  }

  /** The user stopped an exam, or wants one after all. */
  #followWishes(work: ExamWorks, before: ExamWorks): void {
    for (const { id } of this.#own()) {
      if (work[id] === "stopped" && before[id] === "running") this.#client.stop(EXAM + id);
      if (work[id] === undefined && before[id] === "stopped" && this.#asked.delete(id)) this.#ask();
    }
  }

  #askSoon(): void {
    const own = this.#own();
    this.#forgetAllBut(new Set(own.map(({ id }) => id)));
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (own.every((chart) => this.#wasAsked(chart))) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#ask();
    }, EXAM_DELAY_MS);
  }

  #ask(): void {
    const { problem } = documentStore.getState().document;
    for (const chart of this.#own()) {
      if (this.#wasAsked(chart)) continue;
      const { id, options } = chart;
      orderExamStarted(id);
      this.#asked.set(id, { problem, options });
      const { order, orderName: _, ...others } = options;
      const text = typeof order === "string" ? order : "";
      this.#client.submit({ kind: "order", lane: EXAM + id, problem, text, options: others });
    }
  }

  #own() {
    return documentStore.getState().document.charts.filter(({ family }) => family === "order");
  }

  #wasAsked({ id, options }: FamilyChoice & { readonly id: string }): boolean {
    const last = this.#asked.get(id);
    return last?.problem === documentStore.getState().document.problem && last.options === options;
  }

  #forgetAllBut(charts: ReadonlySet<string>): void {
    for (const id of this.#asked.keys()) {
      if (charts.has(id)) continue;
      this.#asked.delete(id);
      this.#client.drop(EXAM + id);
    }
    orderExamsKept(charts);
  }
}

/** Who stops a chart's run wants nothing more computed for it. */
function stopWithRuns(state: RunsState, before: RunsState): void {
  if (state.schedules === before.schedules) return;
  for (const id of Object.keys(state.schedules)) {
    const run = runOf(state, id);
    const isStopped = run.kind === "refused" && run.refusal.field === STOPPED_FIELD;
    if (isStopped && run !== runOf(before, id)) orderExamStopped(id);
  }
}
