import { examineOrder } from "../analysis/examineOrder";
import { PHASES, type Phase } from "../analysis/phase";
import { scheduleChoice } from "../analysis/scheduleChoice";
import type { SweepPoint } from "../analysis/sweepPoint";
import { sweepPoints } from "../analysis/sweepPoints";
import { isRefusal } from "../base/refusal";
import { buildWorkload } from "../model/buildWorkload";
import { makeMarks } from "../scene/keptMarks";
import type {
  MarksRequest,
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
  period: "Finding the period of",
  memory: "Measuring the memory of",
  weights: "Counting the weights' versions of",
  bounds: "Bounding",
};

/** Does what a request asks for and says it in responses, the last of which is final. Never throws: a bug is a response, too. */
export function answer(request: Request, respond: (response: Response) => void): void {
  const { job, lane } = request;
  try {
    if (request.kind === "schedule" || request.kind === "marks") respond(answerSchedule(request, respond));
    else if (request.kind === "order") respond(answerOrder(request));
    else answerSweep(request, respond);
  } catch (error) {
    respond({ kind: "crashed", job, lane, message: messageOf(error) });
  }
}

function answerSchedule(
  request: ScheduleRequest | MarksRequest,
  respond: (response: Response) => void,
): Response {
  const { job, lane, problem, choice } = request;
  const workload = buildWorkload(problem);
  if (isRefusal(workload)) return { kind: "refused", job, lane, refusal: workload };
  const tasks = workload.layers * 3 * workload.microbatches * workload.batches;
  const tell = (phase: Phase) => respond({ kind: "progress", job, lane, ...progressAt(phase, tasks) });
  const result = scheduleChoice(workload, choice, tasks >= LARGE_TASKS ? tell : undefined);
  if (isRefusal(result)) return { kind: "refused", job, lane, refusal: result };
  const marks = makeMarks(result, request.marks ?? []);
  if (request.kind === "marks") return { kind: "marked", job, lane, marks };
  return { kind: "scheduled", job, lane, result, ...(marks.length > 0 && { marks }) };
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
  const { job, lane, problem, choices, cells } = request;
  const swept = (points: readonly SweepPoint[], done: boolean) =>
    respond({ kind: "swept", job, lane, points, done });
  if (cells.length === 0) swept([], true);
  cells.forEach((cell, i) => {
    swept(sweepPoints(problem, cell, choices), i === cells.length - 1);
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
