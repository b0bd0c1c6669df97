import type {
  MarksRequest,
  OrderRequest,
  Request,
  Response,
  ScheduleRequest,
  SweepRequest,
} from "./protocol";
import { type Spawn, Thread } from "./thread";

/** A request before it has a number. */
export type Order =
  | Omit<ScheduleRequest, "job">
  | Omit<MarksRequest, "job">
  | Omit<SweepRequest, "job">
  | Omit<OrderRequest, "job">;

/** What a client needs from the world. */
export interface ClientOptions {
  readonly spawn: Spawn;
  /** How many threads there may be; they start when first needed. */
  readonly threads: number;
  readonly onResponse: (response: Response) => void;
  /** A job that nobody waits for any more may go on this long; then its thread is ended. */
  readonly patienceMs?: number;
}

/** Longer than an ordinary schedule, shorter than a user notices. */
const PATIENCE_MS = 400;
/**
 * What is asked for waits this long for a thread whose job nobody waits for any more. While a slider is dragged every step
 * asks anew, so that threads are replaced when it rests, not at each step.
 */
const HURRY_MS = 40;
/** A thread that was replaced may still end its job in this time: it knows its code by heart, a new one starts cold. */
const RETIRE_MS = 60;

/**
 * Gives jobs to threads, one at a time each. A lane holds one job: a newer one takes the place of an older one, whose
 * answer is dropped. Every job that is neither superseded nor stopped ends with exactly one final response, also when its thread dies.
 */
export class Client {
  readonly #options: ClientOptions;
  readonly #threads: Thread[];
  /** Takes the place of a thread that computes for nobody; started when one is waited for. */
  #spare: Thread | undefined;
  /** Threads that were replaced and have not ended their job yet. */
  readonly #retiring = new Set<Thread>();
  /** The latest request of each lane that no thread has taken, oldest lane first. */
  readonly #waiting = new Map<string, Request>();
  #lastJob = 0;
  #hurry: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#threads = Array.from({ length: options.threads }, () => this.#newThread());
  }

  /** Asks; the lane's earlier request, if any, is superseded. Returns the job's number. */
  submit(order: Order): number {
    const job = ++this.#lastJob;
    this.#waiting.delete(order.lane);
    this.#waiting.set(order.lane, { ...order, job });
    this.#threadOf(order.lane)?.abandon(this.#options.patienceMs ?? PATIENCE_MS);
    this.#dispatch();
    if (this.#waiting.has(order.lane)) this.#hurryUp();
    return job;
  }

  /** Ends a lane's job at once; nothing more is heard of it. */
  stop(lane: string): void {
    this.#waiting.delete(lane);
    this.#threadOf(lane)?.end();
    this.#dispatch();
  }

  /** Nobody waits for a lane any more; what it computes may still end by itself. */
  drop(lane: string): void {
    this.#waiting.delete(lane);
    this.#threadOf(lane)?.abandon(this.#options.patienceMs ?? PATIENCE_MS);
    if (this.#waiting.size > 0) this.#hurryUp();
  }

  /** True when no job is waiting or running. */
  get isIdle(): boolean {
    return this.#waiting.size === 0 && this.#threads.every((thread) => !thread.isAwaited);
  }

  /** Ends all threads. */
  close(): void {
    clearTimeout(this.#hurry);
    this.#waiting.clear();
    for (const thread of [...this.#threads, ...this.#retiring]) thread.end();
    this.#spare?.end();
  }

  /** The thread that computes what the lane waits for; threads it has abandoned do not count. */
  #threadOf(lane: string): Thread | undefined {
    return this.#threads.find((thread) => thread.isAwaited && thread.running?.lane === lane);
  }

  #newThread(): Thread {
    const thread: Thread = new Thread(this.#options.spawn, {
      onResponse: (response) => this.#options.onResponse(response),
      onFree: () => this.#freed(thread),
    });
    return thread;
  }

  #freed(thread: Thread): void {
    if (this.#retiring.delete(thread)) {
      if (this.#spare === undefined) this.#spare = thread;
      else thread.end();
    }
    this.#dispatch();
  }

  /** Soon replaces the threads that compute for nobody, as many as are waited for. */
  #hurryUp(): void {
    clearTimeout(this.#hurry);
    if (!this.#threads.some((thread) => thread.isAbandoned)) return;
    this.#spare ??= this.#newThread();
    this.#spare.warmUp();
    this.#hurry = setTimeout(() => this.#replaceAbandoned(), HURRY_MS);
  }

  #replaceAbandoned(): void {
    let waiting = this.#waiting.size;
    this.#threads.forEach((thread, i) => {
      if (!thread.isAbandoned || waiting-- <= 0) return;
      this.#retire(thread);
      this.#threads[i] = this.#spare ?? this.#newThread();
      this.#spare = undefined;
    });
    this.#dispatch();
  }

  #retire(thread: Thread): void {
    const [oldest] = this.#retiring;
    if (this.#retiring.size >= this.#threads.length && this.#retiring.delete(oldest)) oldest.end();
    this.#retiring.add(thread);
    setTimeout(() => {
      if (this.#retiring.delete(thread)) thread.end();
    }, RETIRE_MS);
  }

  #dispatch(): void {
    for (const thread of this.#threads) {
      if (thread.running !== undefined) continue;
      const request = this.#next();
      if (request === undefined) return;
      this.#waiting.delete(request.lane);
      thread.run(request);
    }
  }

  /** Schedules go before marks of overlays, those before orders that are examined, and those before sweeps, which leave one thread free if there are two. */
  #next(): Request | undefined {
    const waiting = [...this.#waiting.values()];
    const sweeping = this.#threads.filter((thread) => thread.running?.kind === "sweep").length;
    const maySweep = sweeping < Math.max(1, this.#threads.length - 1);
    const first = (kind: Request["kind"]) => waiting.find((request) => request.kind === kind);
    return first("schedule") ?? first("marks") ?? first("order") ?? (maySweep ? waiting[0] : undefined);
  }
}
