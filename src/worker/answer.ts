import { periodBound } from "../analysis/bounds/periodBound";
import { examineOrder } from "../analysis/examineOrder";
import { PHASES, type Phase } from "../analysis/phase";
import { scheduleChoice } from "../analysis/scheduleChoice";
import type { SweepPoint } from "../analysis/sweepPoint";
import { isRefusal, type Refusal } from "../base/refusal";
import { buildWorkload } from "../model/buildWorkload";
import type { Problem } from "../model/problem";
import type { Workload } from "../model/workload";
import type { Family, FamilyChoice } from "../schedule/family";
import type {
  OrderRequest,
  ProgressResponse,
  Request,
  Response,
  ScheduleRequest,
  SweepRequest,
} from "./protocol";

/** From how many tasks on a job says how large it is and how far it has come. */
const LARGE_TASKS = 200_000;

const DOING: Readonly<Record<Phase, string>> = {
  planning: "Planning",
  simulating: "Simulating",
  measuring: "Measuring",
};

/** Does what a request asks for and says it in responses, the last of which is final. Never throws: a bug is a response, too. */
export function answer(request: Request, respond: (response: Response) => void): void {
  const { job, lane } = request;
  try {
    if (request.kind === "schedule") respond(answerSchedule(request, respond));
    else if (request.kind === "order") respond(answerOrder(request));
    else answerSweep(request, respond);
  } catch (error) {
    respond({ kind: "crashed", job, lane, message: messageOf(error) });
  }
}

function answerSchedule(request: ScheduleRequest, respond: (response: Response) => void): Response {
  const { job, lane, problem, choice } = request;
  const workload = buildWorkload(problem);
  if (isRefusal(workload)) return { kind: "refused", job, lane, refusal: workload };
  const tasks = workload.layers * 3 * workload.microbatches * workload.batches;
  const tell = (phase: Phase) => respond({ kind: "progress", job, lane, ...progressAt(phase, tasks) });
  const result = scheduleChoice(workload, choice, tasks >= LARGE_TASKS ? tell : undefined);
  return isRefusal(result)
    ? { kind: "refused", job, lane, refusal: result }
    : { kind: "scheduled", job, lane, result };
}

/** How far a job is that begins a phase. */
function progressAt(phase: Phase, tasks: number): Pick<ProgressResponse, "done" | "total" | "doing"> {
  const doing = `${DOING[phase]} about ${tasks.toLocaleString("en")} tasks`;
  return { done: PHASES.indexOf(phase), total: PHASES.length, doing };
}

function answerOrder({ job, lane, problem, text, options }: OrderRequest): Response {
  return { kind: "examined", job, lane, exam: examineOrder(problem, text, options) };
}

function answerSweep(request: SweepRequest, respond: (response: Response) => void): void {
  const { job, lane, problem, choices, processors } = request;
  const points: SweepPoint[] = [];
  for (const count of processors) {
    const workload = buildWorkload(onProcessors(problem, count));
    if (isRefusal(workload)) {
      respond({ kind: "refused", job, lane, refusal: workload });
      return;
    }
    for (const choice of choices) points.push(sweepPoint(workload, choice));
    respond({ kind: "swept", job, lane, points: [...points], done: false });
  }
  respond({ kind: "swept", job, lane, points, done: true });
}

/** The same problem on another number of processors; those beyond the given speeds have speed 1. */
function onProcessors(problem: Problem, processors: number): Problem {
  const { speeds } = problem.machine;
  const fitted = speeds && Array.from({ length: processors }, (_, p) => speeds[p] ?? 1);
  return { ...problem, machine: { ...problem.machine, processors, ...(fitted && { speeds: fitted }) } };
}

function sweepPoint(workload: Workload, choice: FamilyChoice): SweepPoint {
  const { processors } = workload;
  const bound = boundOf(workload);
  const refused = (refusal: Refusal): SweepPoint => ({
    processors,
    choice,
    speedup: null,
    steadySpeedup: null,
    period: null,
    bound,
    refusal: refusal.reason,
  });
  const result = scheduleChoice(workload, choice);
  if (isRefusal(result)) return refused(result);
  const { speedup, steadySpeedup, period } = result.report;
  return { processors, choice, speedup, steadySpeedup, period, bound };
}

/** The steady speedup that no schedule can beat which leaves forwards and weight gradients whole. */
function boundOf(workload: Workload): number {
  const { value } = periodBound(workload, "divisible" satisfies Family["granularity"]);
  const fastest = workload.speeds.reduce((a, b) => Math.max(a, b), 0);
  return value === 0 ? 1 : workload.total / fastest / value;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
