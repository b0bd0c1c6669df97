import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { OrderExam } from "../analysis/examineOrder";
import type { Response } from "../worker/protocol";

/** What is known of the orders that the user wrote, by chart id. */
interface OrderExams {
  readonly exams: Readonly<Record<string, OrderExam>>;
}

const orderExams = createStore<OrderExams>(() => ({ exams: {} }));

/** Reads what is known of a chart's own order: of an earlier text while a new one is examined, undefined before the first. */
export function useOrderExam(chart: string): OrderExam | undefined {
  return useStore(orderExams, (state) => state.exams[chart]);
}

/** The worker examined a chart's order. An exam that breaks tells nothing: the chart's own run breaks, too. */
export function orderExamined(chart: string, response: Response): void {
  if (response.kind !== "examined") return;
  orderExams.setState(({ exams }) => ({ exams: { ...exams, [chart]: response.exam } }));
}

/** Forgets all exams but those of these charts. */
export function orderExamsKept(charts: ReadonlySet<string>): void {
  orderExams.setState((state) => {
    const kept = Object.entries(state.exams).filter(([id]) => charts.has(id));
    return kept.length === Object.keys(state.exams).length ? state : { exams: Object.fromEntries(kept) };
  });
}
