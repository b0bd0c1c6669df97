import type { OrderExam } from "../analysis/examineOrder";
import type { ScheduledResult } from "../analysis/scheduledResult";
import type { SweepPoint } from "../analysis/sweepPoint";
import type { OptionValues } from "../base/options";
import type { Refusal } from "../base/refusal";
import type { Problem } from "../model/problem";
import type { ProblemSize } from "../model/withSize";
import type { MarksMade, MarksWanted } from "../scene/keptMarks";
import type { FamilyChoice } from "../schedule/family";
import type { PackedResult } from "./packedResult";

/**
 * What is asked of a thread. Plain data only: a family crosses as its id and options. Numbers of jobs grow; a newer job
 * of the same lane supersedes. There is no message to cancel: a thread that computes hears nothing, so it is ended.
 */
export type Request = ScheduleRequest | MarksRequest | SweepRequest | OrderRequest;

export interface ScheduleRequest {
  readonly kind: "schedule";
  readonly job: number;
  readonly lane: string;
  readonly problem: Problem;
  readonly choice: FamilyChoice;
  /** Marks of overlays to be made of a large result before it leaves. */
  readonly marks?: readonly MarksWanted[];
}

/** Marks of a large schedule that the page has: it is computed anew, for its columns have left the thread. */
export interface MarksRequest {
  readonly kind: "marks";
  readonly job: number;
  readonly lane: string;
  readonly problem: Problem;
  readonly choice: FamilyChoice;
  readonly marks: readonly MarksWanted[];
}

/** Every choice at every size of the problem, size by size. What cannot be scheduled is a point with its reason. */
export interface SweepRequest {
  readonly kind: "sweep";
  readonly job: number;
  readonly lane: string;
  readonly problem: Problem;
  readonly choices: readonly FamilyChoice[];
  readonly cells: readonly ProblemSize[];
}

/** Is an order that somebody wrote sound, and which published one is it? */
export interface OrderRequest {
  readonly kind: "order";
  readonly job: number;
  readonly lane: string;
  readonly problem: Problem;
  readonly text: string;
  /** Of its chart, for what stands in no cell. */
  readonly options: OptionValues;
}

/** A request as it crosses: a network of thousands of layers stays at home if it was the last one this thread got. */
export type SentRequest =
  | Request
  | SameNetwork<ScheduleRequest>
  | SameNetwork<MarksRequest>
  | SameNetwork<SweepRequest>
  | SameNetwork<OrderRequest>;

type SameNetwork<R extends Request> = Omit<R, "problem"> & {
  readonly problem: Omit<Problem, "network"> & { readonly network?: undefined };
};

/** One answer per request. Progress comes before it, any number of times; a sweep streams its points as it goes. */
export type Response =
  | {
      readonly kind: "scheduled";
      readonly job: number;
      readonly lane: string;
      readonly result: ScheduledResult;
      /** Those of the marks asked for that the page would not make at once. */
      readonly marks?: readonly MarksMade[];
    }
  | {
      readonly kind: "marked";
      readonly job: number;
      readonly lane: string;
      readonly marks: readonly MarksMade[];
    }
  | {
      readonly kind: "swept";
      readonly job: number;
      readonly lane: string;
      /** Those of one more cell: every point comes in exactly one message. */
      readonly points: readonly SweepPoint[];
      readonly done: boolean;
    }
  | { readonly kind: "examined"; readonly job: number; readonly lane: string; readonly exam: OrderExam }
  | { readonly kind: "refused"; readonly job: number; readonly lane: string; readonly refusal: Refusal }
  | ProgressResponse
  | { readonly kind: "crashed"; readonly job: number; readonly lane: string; readonly message: string };

/** What a worker says: responses, results packed, and before one with columns that it comes. */
export type Message = Response | PackedResponse | Announcement;

/** A schedule's answer as it crosses. */
export interface PackedResponse {
  readonly kind: "packed";
  readonly job: number;
  readonly lane: string;
  readonly result: PackedResult;
  readonly marks?: readonly MarksMade[];
}

/** The next message is this job's answer: if nobody waits for it any more, it need not be unpacked. */
export interface Announcement {
  readonly kind: "announced";
  readonly job: number;
}

/** What a long job is at, and how many of its phases are done. */
export interface ProgressResponse {
  readonly kind: "progress";
  readonly job: number;
  readonly lane: string;
  readonly done: number;
  readonly total: number;
  readonly doing: string;
}

/** Whether a response ends its job. */
export function isFinal(response: Response): boolean {
  return response.kind !== "progress" && (response.kind !== "swept" || response.done);
}
