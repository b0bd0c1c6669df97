import { durationOn, type Workload } from "../model/workload";
import type { Plan } from "../schedule/plan";
import type { TaskId } from "../tasks/ids";
import type { Edge } from "../tasks/op";
import { microbatchOf, opIndexOf, opOf, taskId } from "../tasks/taskTable";
import { slowTransferTicks } from "./slowTransferTicks";

/** Start and end by task id, and every transfer as "task tensor row start end", sorted. */
export interface SharedTimes {
  readonly times: ReadonlyMap<number, { readonly start: number; readonly end: number }>;
  readonly transfers: readonly string[];
}

/**
 * A slow simulator of links that carry one tensor at a time and of sends that keep the sender busy: again and again it starts
 * whatever can start, then ends what ends first.
 */
export function naiveShared(
  plan: Plan,
  machine: Pick<Workload, "speeds" | "transfer">,
): SharedTimes | "deadlock" {
  return new SlowRun(plan, machine).run();
}

class SlowRun {
  private readonly rowOf: ReadonlyMap<number, number>;
  private readonly edges: readonly Edge[];
  private readonly blocks;
  private readonly done = new Map<number, number>();
  private readonly times = new Map<number, { start: number; end: number }>();
  private readonly arrivals = new Map<string, number>();
  private readonly linkFree = new Map<string, number>();
  private readonly rowFree: number[];
  private readonly running = new Map<number, { readonly tasks: readonly number[]; readonly end: number }>();
  private readonly transfers: string[] = [];

  constructor(
    private readonly plan: Plan,
    private readonly machine: Pick<Workload, "speeds" | "transfer">,
  ) {
    this.rowOf = new Map(plan.order.flatMap((row, p) => Array.from(row, (task) => [task, p] as const)));
    const lags = plan.after.filter((rule) => rule.kind === "lag");
    this.edges = [
      ...plan.tasks.graph.edges,
      ...lags.map((rule) => ({ ...rule, tensor: rule.bytes > 0 ? ("weights" as const) : ("none" as const) })),
    ];
    this.blocks = plan.order.map((row) => blocksOf(plan, row));
    this.rowFree = plan.order.map(() => 0);
  }

  run(): SharedTimes | "deadlock" {
    for (;;) {
      this.blocks.forEach((_, row) => {
        this.start(row);
      });
      const ordered = [...this.running].sort(([, a], [, b]) => a.end - b.end || a.tasks[0] - b.tasks[0]);
      if (ordered.length === 0) break;
      const [row, { tasks, end }] = ordered[0];
      this.running.delete(row);
      this.blocks[row].shift();
      for (const task of tasks) this.done.set(task, end);
      const last = Math.max(...tasks.map((task) => this.send(task, row, end)));
      this.rowFree[row] = this.machine.transfer.blocking ? last : end;
    }
    if (this.done.size < this.rowOf.size) return "deadlock";
    return { times: this.times, transfers: this.transfers.sort() };
  }

  private start(row: number): void {
    const block = this.blocks[row][0];
    if (this.running.has(row) || block === undefined) return;
    const ready = block.tasks.map((task) => Math.max(this.inputsAt(task, row), this.updatesAt(task)));
    if (ready.includes(NEVER)) return;
    const start = Math.max(this.rowFree[row], ...ready);
    const end = start + durationOn(this.machine, block.cost, row);
    for (const task of block.tasks) this.times.set(task, { start, end });
    this.running.set(row, { tasks: block.tasks, end });
  }

  private inputsAt(task: number, row: number): number {
    const { tasks } = this.plan;
    const op = opIndexOf(tasks, task as TaskId);
    const m = microbatchOf(tasks, task as TaskId);
    let ready = 0;
    for (const { from, to, lag, tensor } of this.edges) {
      if (to !== op || m < lag) continue;
      const needed = taskId(tasks, from, m - lag);
      const sender = this.rowOf.get(needed);
      if (sender === undefined) continue;
      const end = this.done.get(needed) ?? NEVER;
      const isHere = end === NEVER || sender === row || tensor === "none";
      ready = Math.max(ready, isHere ? end : (this.arrivals.get(`${needed} ${tensor} ${row}`) ?? Number.NaN));
    }
    return ready;
  }

  private updatesAt(task: number): number {
    const { tasks, after } = this.plan;
    const { kind, stage } = opOf(tasks, task as TaskId);
    let ready = 0;
    for (const rule of after) {
      if (rule.kind !== "barrier" || kind !== "forward") continue;
      const before = Math.floor(microbatchOf(tasks, task as TaskId) / rule.every) - 1;
      for (const other of this.rowOf.keys()) {
        const op = opOf(tasks, other as TaskId);
        if (op.kind === "forward" || op.kind === "activationGradient") continue;
        if (rule.scope === "stage" && op.stage !== stage) continue;
        if (Math.floor(microbatchOf(tasks, other as TaskId) / rule.every) === before)
          ready = Math.max(ready, this.done.get(other) ?? NEVER);
      }
    }
    return ready;
  }

  private send(task: number, row: number, now: number): number {
    const { transfer } = this.machine;
    let last = now;
    for (const { to, tensor, bytes } of this.wanted(task, row)) {
      const ticks = slowTransferTicks(transfer, bytes, row, to);
      const held = transfer.contention && ticks > 0 ? linksBetween(transfer, row, to) : [];
      const start = Math.max(now, ...held.map((link) => this.linkFree.get(link) ?? 0));
      for (const link of held) this.linkFree.set(link, start + ticks);
      this.arrivals.set(`${task} ${tensor} ${to}`, start + ticks);
      this.transfers.push(`${task} ${tensor} ${to} ${start} ${start + ticks}`);
      last = Math.max(last, start + ticks);
    }
    return last;
  }

  /** What others need of a task, in the order of sending. */
  private wanted(task: number, row: number) {
    const { tasks } = this.plan;
    const op = opIndexOf(tasks, task as TaskId);
    const m = microbatchOf(tasks, task as TaskId);
    const wanted = new Map<string, { to: number; tensor: string; bytes: number }>();
    for (const { from, to, lag, tensor, bytes } of this.edges) {
      if (from !== op || tensor === "none" || m + lag >= tasks.microbatches) continue;
      const receiver = this.rowOf.get(taskId(tasks, to, m + lag));
      if (receiver === undefined || receiver === row) continue;
      const known = wanted.get(`${tensor} ${receiver}`)?.bytes ?? 0;
      wanted.set(`${tensor} ${receiver}`, { to: receiver, tensor, bytes: Math.max(bytes, known) });
    }
    const rank = (tensor: string) => ["activation", "gradient", "weights"].indexOf(tensor);
    return [...wanted.values()].sort((a, b) => a.to - b.to || rank(a.tensor) - rank(b.tensor));
  }
}

const NEVER = Number.POSITIVE_INFINITY;

function blocksOf({ pairs, tasks }: Plan, row: Int32Array) {
  const blocks: { readonly tasks: readonly number[]; readonly cost: number }[] = [];
  for (let i = 0; i < row.length; i++) {
    const pair = pairs?.first.indexOf(row[i]) ?? -1;
    if (pair >= 0) blocks.push({ tasks: [row[i], row[++i]], cost: pairs?.cost[pair] ?? 0 });
    else blocks.push({ tasks: [row[i]], cost: opOf(tasks, row[i] as TaskId).cost });
  }
  return blocks;
}

function linksBetween({ wiring }: Workload["transfer"], from: number, to: number): readonly string[] {
  const ports = [`out of ${from}`, `into ${to}`];
  if (wiring === undefined) return ports;
  if (wiring.kind === "nodes") {
    const [a, b] = [from, to].map((p) => Math.floor(p / wiring.nodeSize));
    return a === b ? ports : [...ports, `out of node ${a}`, `into node ${b}`];
  }
  const { processors: P, kind } = wiring;
  const upwards = (((to - from) % P) + P) % P;
  const step = kind === "line" ? Math.sign(to - from) : upwards <= P - upwards ? 1 : -1;
  const held: string[] = [];
  for (let at = from; at !== to; at = (at + step + P) % P) held.push(`${at} ${step}`);
  return held;
}
