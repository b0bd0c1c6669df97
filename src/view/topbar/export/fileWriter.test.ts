import { beforeEach, expect, test, vi } from "vitest";
import type { WritingRequest, WritingResponse, WritingStart } from "../../../export/writing";
import { sampleProblem } from "../../../testing/sweeps";
import { FileWriter } from "./fileWriter";

/** A thread that is the test: it answers when told to. */
class FakeWorker {
  static readonly all: FakeWorker[] = [];
  onmessage: (event: { readonly data: WritingResponse }) => void = () => {};
  onerror: (event: { readonly message: string; preventDefault(): void }) => void = () => {};
  readonly received: (WritingStart | WritingRequest)[] = [];
  isAlive = true;

  constructor() {
    FakeWorker.all.push(this);
  }

  postMessage(message: WritingStart | WritingRequest): void {
    this.received.push(message);
  }

  terminate(): void {
    this.isAlive = false;
  }

  say(data: WritingResponse): void {
    this.onmessage({ data });
  }
}

beforeEach(() => {
  FakeWorker.all.length = 0;
  vi.stubGlobal("Worker", FakeWorker);
  vi.stubGlobal("document", { styleSheets: [] });
});

const csv = { format: "csv", charts: [] };

function setUp() {
  const writer = new FileWriter({ problem: sampleProblem(), charts: [] });
  const [worker, next] = [0, 1].map((i) => () => FakeWorker.all[i]);
  return { writer, worker, next };
}

const asked = (worker: FakeWorker) => vi.waitFor(() => expect(worker.received.length).toBeGreaterThan(1));

test("a thread gets the charts once, before its first file", async () => {
  const { writer, worker } = setUp();
  void writer.write(csv);
  void writer.write({ ...csv, format: "json" });
  await vi.waitFor(() => expect(worker().received).toHaveLength(3));
  expect(worker().received.map((message) => message.kind)).toEqual(["start", "write", "write"]);
  expect(FakeWorker.all).toHaveLength(1);
});

test("a file is what the thread wrote, after it has told how far it is", async () => {
  const { writer, worker } = setUp();
  const told: (readonly number[])[] = [];
  const written = writer.write(csv, (...progress) => told.push(progress));
  await asked(worker());
  const file = new Blob(["a,b"]);
  worker().say({ kind: "progress", job: 1, done: 1, total: 4 });
  worker().say({ kind: "written", job: 1, file });
  expect(await written).toBe(file);
  expect(told).toEqual([[1, 4]]);
});

test("what is stopped ends at once, without a file, and the next file has a new thread", async () => {
  const { writer, worker, next } = setUp();
  const written = writer.write(csv);
  await asked(worker());
  writer.stop();
  expect(worker().isAlive).toBe(false);
  expect(await written).toBeUndefined();
  void writer.write(csv);
  await asked(next());
  expect(next().received.map((message) => message.kind)).toEqual(["start", "write"]);
});

test("what is stopped before the thread has got the charts is not asked of the next one", async () => {
  const { writer, worker, next } = setUp();
  const stopped = writer.write(csv);
  writer.stop();
  void writer.write({ ...csv, format: "json" });
  await asked(next());
  expect(await stopped).toBeUndefined();
  expect(next().received.slice(1)).toMatchObject([{ kind: "write", format: "json" }]);
  expect(worker().received.filter(({ kind }) => kind === "write")).toEqual([]);
});

test("a file that cannot be written, and a thread that dies, say why", async () => {
  const { writer, worker } = setUp();
  const failed = writer.write(csv);
  const lost = writer.write(csv);
  await asked(worker());
  worker().say({ kind: "failed", job: 1, message: "too wide" });
  await expect(failed).rejects.toThrow("too wide");
  worker().onerror({ message: "out of memory", preventDefault: () => {} });
  await expect(lost).rejects.toThrow("out of memory");
  expect(worker().isAlive).toBe(false);
});
