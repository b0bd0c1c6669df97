import type { Network } from "../model/network";
import { unpackResult } from "./packedResult";
import { isFinal, type Message, type Request, type Response, type SentRequest } from "./protocol";

/** The part of a Worker that is used; tests bring their own. */
export interface WorkerPort {
  postMessage(message: SentRequest): void;
  terminate(): void;
}

/** What a worker tells. */
export interface PortEvents {
  /** A message is unpacked when its data are read for the first time, which takes long for large ones. */
  readonly onMessage: (event: { readonly data: Message }) => void;
  /** The worker is of no use any more. */
  readonly onDeath: (message: string) => void;
}

/** Starts a worker. */
export type Spawn = (events: PortEvents) => WorkerPort;

interface ThreadEvents {
  /** A response to the job that is awaited. */
  readonly onResponse: (response: Response) => void;
  /** The thread can take the next job. */
  readonly onFree: () => void;
}

/** One worker that does one job at a time and is replaced when it dies. */
export class Thread {
  readonly #spawn: Spawn;
  readonly #events: ThreadEvents;
  #port: WorkerPort | undefined;
  /** The network the worker got last. */
  #network: Network | undefined;
  #running: Request | undefined;
  #isAwaited = false;
  /** The worker has announced that its next message is the running job's answer. */
  #isAnnounced = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(spawn: Spawn, events: ThreadEvents) {
    this.#spawn = spawn;
    this.#events = events;
  }

  /** The job it computes, also when nobody waits for it any more. */
  get running(): Request | undefined {
    return this.#running;
  }

  /** Whether somebody waits for the job it computes. */
  get isAwaited(): boolean {
    return this.#running !== undefined && this.#isAwaited;
  }

  /** Whether it computes what nobody waits for any more. */
  get isAbandoned(): boolean {
    return this.#running !== undefined && !this.#isAwaited;
  }

  /** Starts a job; the thread must be free. */
  run(request: Request): void {
    this.#running = request;
    this.#isAwaited = true;
    try {
      this.#port ??= this.#start();
      this.#port.postMessage(this.#light(request));
      this.#network = request.problem.network;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      // Later, so that whoever asked has its job's number before it hears of it.
      queueMicrotask(() => {
        if (this.#running === request) this.#die(message);
      });
    }
  }

  /** Starts the worker before there is a job for it. One that does not start says so when it gets a job. */
  warmUp(): void {
    try {
      this.#port ??= this.#start();
    } catch {}
  }

  /** Nobody waits for the running job any more: it may go on for `patienceMs`. */
  abandon(patienceMs: number): void {
    if (!this.isAwaited) return;
    this.#isAwaited = false;
    this.#timer = setTimeout(() => {
      this.end();
      this.#events.onFree();
    }, patienceMs);
  }

  /** Ends the worker and its job without a word. The next job starts a new worker. */
  end(): void {
    this.#port?.terminate();
    this.#port = undefined;
    this.#network = undefined;
    this.#settle();
  }

  #start(): WorkerPort {
    const port = this.#spawn({
      onMessage: (event) => {
        if (port === this.#port) this.#heard(event);
      },
      onDeath: (message) => {
        if (port === this.#port) this.#die(message);
      },
    });
    return port;
  }

  #light(request: Request): SentRequest {
    if (request.problem.network !== this.#network) return request;
    const { network: _, ...problem } = request.problem;
    return { ...request, problem };
  }

  #heard(event: { readonly data: Message }): void {
    if (this.#isAnnounced && !this.#isAwaited) {
      this.#settle();
      this.#events.onFree();
      return;
    }
    const { data } = event;
    if (data.job !== this.#running?.job) return;
    if (data.kind === "announced") this.#isAnnounced = true;
    else if (data.kind === "packed")
      this.#answered({ ...data, kind: "scheduled", result: unpackResult(data.result) });
    else this.#answered(data);
  }

  #answered(response: Response): void {
    const isAwaited = this.#isAwaited;
    const ends = isFinal(response);
    if (ends) this.#settle();
    if (isAwaited) this.#events.onResponse(response);
    if (ends) this.#events.onFree();
  }

  /** The worker is gone: its job is reported as crashed, and the next one gets a new worker. */
  #die(message: string): void {
    const { job, lane } = this.#running ?? {};
    const isAwaited = this.#isAwaited;
    this.end();
    if (isAwaited && job !== undefined && lane !== undefined)
      this.#events.onResponse({ kind: "crashed", job, lane, message });
    this.#events.onFree();
  }

  #settle(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running = undefined;
    this.#isAwaited = false;
    this.#isAnnounced = false;
  }
}
