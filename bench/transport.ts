import { MessageChannel, receiveMessageOnPort } from "node:worker_threads";
import type { Response } from "../src/worker/protocol";
import { transferables } from "../src/worker/transferables";
import { leastMs } from "./timing";
import type { Figure, Topic } from "./topic";
import { oneChart, resultOf } from "./works";

const PROCESSORS = 64;
const TASKS = [1e4, 1e5, 1e6];

type Scheduled = Extract<Response, { kind: "scheduled" }>;

/** What it costs to hand a finished schedule from the worker to the page. */
export const transport: Topic = {
  id: "transport",
  title: `A result on its way from the worker to the page (1F1B, P ${PROCESSORS}; a channel in Node)`,
  *measure() {
    for (const tasks of TASKS) yield* measureSize(tasks);
  },
};

function* measureSize(tasks: number): Iterable<Figure> {
  const result = resultOf(oneChart(PROCESSORS, Math.round(tasks / 2 / PROCESSORS)));
  const response: Scheduled = { kind: "scheduled", job: 1, lane: "c1", result };
  const columnBytes = transferables(response).reduce((sum, { byteLength }) => sum + byteLength, 0);
  const size = result.columns.task.length;
  const name = `${size.toLocaleString("en")} tasks`;
  const { port1, port2 } = new MessageChannel();
  const send = (message: Scheduled, moved: readonly ArrayBuffer[]): Scheduled => {
    port1.postMessage(message, moved);
    return receiveMessageOnPort(port2)?.message;
  };
  const copied = leastMs(() => send(response, []));
  let travelling = response;
  const moved = leastMs(() => {
    travelling = send(travelling, transferables(travelling));
  });
  port1.close();
  yield {
    name: `${name}: columns moved, as the worker does`,
    value: moved,
    unit: "ms",
    note: `${(columnBytes / 1e6).toFixed(1)} MB, ${(columnBytes / size).toFixed(0)} bytes a task`,
  };
  yield { name: `${name}: columns copied`, value: copied, unit: "ms" };
  yield { name: `${name}: moved against copied`, value: copied / moved, unit: "×", moreIsBetter: true };
}
