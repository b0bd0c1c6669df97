import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { OrderExam } from "../analysis/examineOrder";
import { isFinal, type Response } from "../worker/protocol";

/** What becomes of an exam that is not there yet: a thread is at it, or the user stopped it. */
export type ExamWork = "running" | "stopped";

/** What is known of the orders that the user wrote, by chart id. */
interface OrderExams {
  readonly exams: Readonly<Record<string, OrderExam>>;
  /** Of charts whose latest order has not been examined. */
  readonly work: Readonly<Record<string, ExamWork>>;
}

export const orderExams = createStore<OrderExams>(() => ({ exams: {}, work: {} }));

/** Reads what is known of a chart's own order: of an earlier text while a new one is examined, undefined before the first. */
export function useOrderExam(chart: string): OrderExam | undefined {
  return useStore(orderExams, (state) => state.exams[chart]);
}

/** Reads what becomes of the exam of a chart's latest order; undefined when it has ended by itself. */
export function useExamWork(chart: string): ExamWork | undefined {
  return useStore(orderExams, (state) => state.work[chart]);
}

/** A chart's order is being examined. */
export function orderExamStarted(chart: string): void {
  orderExams.setState(({ work }) => ({ work: { ...work, [chart]: "running" } }));
}

/** The user ends the exam of a chart's order, if one is under way. */
export function orderExamStopped(chart: string): void {
  if (orderExams.getState().work[chart] !== "running") return;
  orderExams.setState(({ work }) => ({ work: { ...work, [chart]: "stopped" } }));
}

/** The user wants a chart's order examined after all. */
export function orderExamWanted(chart: string): void {
  orderExams.setState(({ work }) => ({ work: without(work, chart) }));
}

/** The worker examined a chart's order. An exam that breaks tells nothing: the chart's own run breaks, too. */
export function orderExamined(chart: string, response: Response): void {
  if (!isFinal(response)) return;
  orderExams.setState(({ exams, work }) => ({
    exams: response.kind === "examined" ? { ...exams, [chart]: response.exam } : exams,
    work: without(work, chart),
  }));
}

/** Forgets all exams but those of these charts. */
export function orderExamsKept(charts: ReadonlySet<string>): void {
  const { exams, work } = orderExams.getState();
  const gone = Object.keys({ ...exams, ...work }).filter((id) => !charts.has(id));
  if (gone.length > 0) orderExams.setState({ exams: without(exams, ...gone), work: without(work, ...gone) });
}

function without<T>(record: Readonly<Record<string, T>>, ...ids: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([id]) => !ids.includes(id)));
}
