import type { ScheduledResult } from "../analysis/scheduledResult";
import type { Problem } from "../model/problem";
import { awaitedMarks, heavyMarks, type MarksWanted, marksKept } from "../scene/keptMarks";
import { overlays } from "../scene/overlays";
import type { FamilyChoice } from "../schedule/family";
import { chartView, isOverlayOn } from "../state/chart";
import { overlayWorkEnded, overlayWorkSet } from "../state/overlayWork";
import { runOf, runs } from "../state/runs";
import type { Client } from "../worker/client";
import { isFinal, type Response } from "../worker/protocol";

/** Lanes of marks are named after their chart. */
export const MARKS = "marks:";

/** What a chart's schedule was computed of. */
interface Source {
  readonly problem: Problem;
  readonly chart: FamilyChoice;
}

interface Asked {
  readonly result: ScheduledResult;
  readonly marks: readonly MarksWanted[];
  /** Absent: its thread broke, and it is not asked for again. */
  readonly job?: number;
}

/** The heavy marks of the overlays that are on. */
export function marksOn(): readonly MarksWanted[] {
  const { overlays: switched } = chartView.getState();
  return heavyMarks(overlays.all.filter((each) => isOverlayOn(switched, each)).map(({ id }) => id));
}

/** Asks for marks of large schedules when their overlay is switched on, one job for each chart. */
export class MarksAsker {
  readonly #client: Client;
  readonly #sourceOf: (chart: string) => Source | undefined;
  readonly #asked = new Map<string, Asked>();

  /** `sourceOf` says what the schedule of a chart was computed of that waits for no answer. */
  constructor(client: Client, sourceOf: (chart: string) => Source | undefined) {
    this.#client = client;
    this.#sourceOf = sourceOf;
  }

  /** Starts; returns what ends it. */
  start(): () => void {
    const stops = [
      chartView.subscribe((view, before) => {
        if (view.overlays !== before.overlays) this.#follow();
      }),
      runs.subscribe((state, before) => {
        if (state.schedules !== before.schedules) this.#follow();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** The worker said something about a chart's marks. */
  heard(chart: string, response: Response): void {
    const asked = this.#asked.get(chart);
    if (asked === undefined || asked.job !== response.job || !isFinal(response)) return;
    if (response.kind === "marked") {
      marksKept(asked.result, response.marks);
      this.#asked.delete(chart);
      overlayWorkEnded(chart);
      this.#follow();
    } else {
      this.#asked.set(chart, { result: asked.result, marks: asked.marks });
      overlayWorkSet(chart, { kind: "crashed", marks: asked.marks });
    }
  }

  #follow(): void {
    const { schedules } = runs.getState();
    const wanted = marksOn();
    for (const chart of new Set([...Object.keys(schedules), ...this.#asked.keys()])) {
      const run = runOf({ schedules }, chart);
      const result = run.kind === "scheduled" ? run.result : undefined;
      this.#ask(chart, result, result === undefined ? [] : awaitedMarks(result, wanted));
    }
  }

  /** Goes on with a job as long as something of it is awaited; what it leaves out is asked for afterwards. */
  #ask(chart: string, result: ScheduledResult | undefined, awaited: readonly MarksWanted[]): void {
    const asked = this.#asked.get(chart);
    if (asked !== undefined && asked.result === result && isEnough(asked, awaited)) return;
    const source = this.#sourceOf(chart);
    if (asked !== undefined) this.#forget(chart);
    if (result === undefined || source === undefined || awaited.length === 0) return;
    const { problem, chart: choice } = source;
    const { family, options } = choice;
    const lane = MARKS + chart;
    const job = this.#client.submit({
      kind: "marks",
      lane,
      problem,
      choice: { family, options },
      marks: awaited,
    });
    this.#asked.set(chart, { result, marks: awaited, job });
    overlayWorkSet(chart, { kind: "running", marks: awaited });
  }

  #forget(chart: string): void {
    this.#asked.delete(chart);
    this.#client.drop(MARKS + chart);
    overlayWorkEnded(chart);
  }
}

/** A thread that broke is not asked for the same again. */
function isEnough({ job, marks }: Asked, awaited: readonly MarksWanted[]): boolean {
  const isAsked = (each: MarksWanted) => isAmong(marks, each);
  return awaited.length > 0 && (job === undefined ? awaited.every(isAsked) : awaited.some(isAsked));
}

function isAmong(marks: readonly MarksWanted[], { overlay, changedBy }: MarksWanted): boolean {
  return marks.some((each) => each.overlay === overlay && each.changedBy.join() === changedBy.join());
}
