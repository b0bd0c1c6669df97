import type { Workload } from "../src/model/workload";

/** A task as one first writes it down: an object with a name that others refer to. */
export interface NaiveTask {
  readonly name: string;
  readonly duration: number;
  /** What it waits for, its processor's task before it among them; `travel` is paid on the way. */
  readonly needs: readonly { readonly name: string; readonly travel: number }[];
}

/**
 * 1F1B with one layer a processor, as objects: forwards until every later processor has one, then backward and forward in
 * turns. The yardstick that the simulator is held against.
 */
export function naiveTasks(workload: Workload): readonly NaiveTask[] {
  const { processors, microbatches, transfer, forward, activationGradient, weightGradient } = workload;
  const travel = transfer.latency;
  return Array.from({ length: processors }, (_, p) => {
    const row: NaiveTask[] = [];
    const add = (kind: "F" | "B", microbatch: number, duration: number, from: string | undefined) => {
      const before = row.at(-1);
      const needs = from === undefined ? [] : [{ name: from, travel }];
      if (before !== undefined) needs.push({ name: before.name, travel: 0 });
      row.push({ name: `${kind} ${p} ${microbatch}`, duration, needs });
    };
    const ahead = Math.min(processors - p - 1, microbatches);
    for (let step = 0; step < microbatches + ahead; step++) {
      if (step < microbatches) add("F", step, forward[p], p > 0 ? `F ${p - 1} ${step}` : undefined);
      const back = step - ahead;
      const isLast = p === processors - 1;
      if (back >= 0)
        add("B", back, activationGradient[p] + weightGradient[p], isLast ? undefined : `B ${p + 1} ${back}`);
    }
    return row;
  }).flat();
}

/** The end of the last task: the longest path through named tasks, in maps by name. O(tasks), slowly. */
export function naiveMakespan(tasks: readonly NaiveTask[]): number {
  const missing = new Map(tasks.map(({ name, needs }) => [name, needs.length]));
  const start = new Map(tasks.map(({ name }) => [name, 0]));
  const followers = new Map<string, { readonly task: NaiveTask; readonly travel: number }[]>();
  for (const task of tasks)
    for (const { name, travel } of task.needs)
      followers.set(name, [...(followers.get(name) ?? []), { task, travel }]);
  const ready = tasks.filter(({ needs }) => needs.length === 0);
  let makespan = 0;
  for (const { name, duration } of ready) {
    const end = (start.get(name) ?? 0) + duration;
    makespan = Math.max(makespan, end);
    for (const { task, travel } of followers.get(name) ?? []) {
      start.set(task.name, Math.max(start.get(task.name) ?? 0, end + travel));
      const left = (missing.get(task.name) ?? 0) - 1;
      missing.set(task.name, left);
      if (left === 0) ready.push(task);
    }
  }
  return makespan;
}
