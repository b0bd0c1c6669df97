import type { TellProgress } from "../../../export/writeFile";
import type { WritingRequest, WritingResponse, WritingStart } from "../../../export/writing";
import { copyColumns } from "./copyColumns";
import { pageFonts } from "./pageFonts";

/** What is to be written. */
export type FileOrder = Omit<WritingRequest, "kind" | "job">;
type Given = Pick<WritingStart, "problem" | "charts">;

interface Job {
  readonly onProgress: TellProgress;
  readonly resolve: (file: Blob | undefined) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Writes files in a thread of its own, one after the other, so that the page goes on. The thread gets a copy of the charts
 * before its first file and keeps it until it is stopped; after that the next file starts a new one.
 */
export class FileWriter {
  readonly #given: Given;
  readonly #jobs = new Map<number, Job>();
  #worker: Worker | undefined;
  /** Settles when the worker has got what files are made of. */
  #isReady: Promise<void> = Promise.resolve();
  #lastJob = 0;

  constructor(given: Given) {
    this.#given = given;
  }

  /** Writes a file; undefined if it was stopped. Rejects with the reason if it cannot be written. */
  write(order: FileOrder, onProgress: TellProgress = () => {}): Promise<Blob | undefined> {
    const job = ++this.#lastJob;
    return new Promise((resolve, reject) => {
      this.#jobs.set(job, { onProgress, resolve, reject });
      this.#worker ??= this.#start();
      const request: WritingRequest = { ...order, kind: "write", job };
      void this.#isReady.then(() => {
        if (this.#jobs.has(job)) this.#worker?.postMessage(request);
      });
    });
  }

  /** Ends everything that is being written, at once. */
  stop(): void {
    for (const { resolve } of this.#end()) resolve(undefined);
  }

  #start(): Worker {
    const worker = new Worker(new URL("../../../export/writer.ts", import.meta.url), { type: "module" });
    const fail = (message: string) => {
      if (worker !== this.#worker) return;
      for (const { reject } of this.#end()) reject(new Error(message));
    };
    worker.onmessage = ({ data }: MessageEvent<WritingResponse>) => this.#heard(data);
    worker.onmessageerror = () => fail("the thread's answer could not be read.");
    worker.onerror = (event) => {
      event.preventDefault();
      fail(event.message || "the thread could not be started.");
    };
    this.#isReady = this.#give(worker).catch((error: unknown) => fail(String(error)));
    return worker;
  }

  async #give(worker: Worker): Promise<void> {
    const { value, buffers } = await copyColumns(this.#given);
    const start: WritingStart = { ...value, kind: "start", fonts: pageFonts() };
    worker.postMessage(start, [...buffers]);
  }

  #heard(response: WritingResponse): void {
    const job = this.#jobs.get(response.job);
    if (response.kind === "progress") job?.onProgress(response.done, response.total);
    else this.#jobs.delete(response.job);
    if (response.kind === "written") job?.resolve(response.file);
    if (response.kind === "failed") job?.reject(new Error(response.message));
  }

  #end(): readonly Job[] {
    this.#worker?.terminate();
    this.#worker = undefined;
    const jobs = [...this.#jobs.values()];
    this.#jobs.clear();
    return jobs;
  }
}
