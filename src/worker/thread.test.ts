import { expect, test } from "vitest";
import { sampleProblem } from "../testing/sweeps";
import { Client } from "./client";
import type { Message, Response } from "./protocol";
import type { PortEvents } from "./thread";

const choice = { family: "gpipe", options: {} };

/** One thread whose worker is the test. */
function setUp() {
  const heard: Response[] = [];
  const threads: PortEvents[] = [];
  const client = new Client({
    threads: 1,
    spawn: (events) => {
      threads.push(events);
      return { postMessage: () => {}, terminate: () => {} };
    },
    onResponse: (response) => heard.push(response),
  });
  const problem = sampleProblem();
  const ask = (lane: string) => client.submit({ kind: "schedule", lane, problem, choice });
  const say = (data: Message) => threads[0].onMessage({ data });
  return { client, heard, threads, ask, say };
}

/** A message that counts how often it is unpacked. */
class Sealed {
  readonly #data: Message;
  unpacked = 0;

  constructor(data: Message) {
    this.#data = data;
  }

  get data(): Message {
    this.unpacked++;
    return this.#data;
  }
}

const crash = (job: number): Sealed => new Sealed({ kind: "crashed", job, lane: "a", message: "" });

test("an announced answer is unpacked once if it is waited for", () => {
  const { heard, threads, ask, say } = setUp();
  const job = ask("a");
  say({ kind: "announced", job });
  const answer = crash(job);
  threads[0].onMessage(answer);
  expect(answer.unpacked).toBe(1);
  expect(heard).toMatchObject([{ job }]);
});

test("an announced answer to a superseded request is not unpacked, and the thread goes on with the newest", () => {
  const { client, heard, threads, ask, say } = setUp();
  const old = ask("a");
  say({ kind: "announced", job: old });
  const job = ask("a");
  const late = crash(old);
  threads[0].onMessage(late);
  expect(late.unpacked).toBe(0);
  expect(client.isIdle).toBe(false);
  say({ kind: "announced", job });
  const answer = crash(job);
  threads[0].onMessage(answer);
  expect(answer.unpacked).toBe(1);
  expect(heard).toMatchObject([{ job }]);
  expect(client.isIdle).toBe(true);
});

test("an answer that is announced after nobody waits for it any more is not unpacked either", () => {
  const { client, heard, threads, ask, say } = setUp();
  const job = ask("a");
  client.drop("a");
  say({ kind: "announced", job });
  const late = crash(job);
  threads[0].onMessage(late);
  expect(late.unpacked).toBe(0);
  expect(heard).toEqual([]);
});

test("nothing of a thread that was ended is unpacked", () => {
  const { client, threads, ask } = setUp();
  const job = ask("a");
  client.stop("a");
  const late = crash(job);
  threads[0].onMessage(late);
  expect(late.unpacked).toBe(0);
});
