import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { networks } from "../model/presets";
import type { Problem } from "../model/problem";
import { defaultProblem } from "../state/defaultDocument";
import { spikes, spikesLeft, spikesWanted } from "../state/spikes";
import { answer } from "../worker/answer";
import { Client } from "../worker/client";
import type { Request } from "../worker/protocol";
import type { Spawn } from "../worker/thread";
import { SpikesAsker } from "./askForSpikes";

const asked: Request[] = [];
/** A thread that answers on the next tick. */
const spawn: Spawn = ({ onMessage }) => ({
  postMessage: (request) => {
    asked.push(request as Request);
    const { network = problem.network } = request.problem;
    const whole = { ...request, problem: { ...request.problem, network } } as Request;
    setTimeout(() => answer(whole, (data) => onMessage({ data })), 0);
  },
  terminate: () => undefined,
});

const problem: Problem = {
  ...defaultProblem(networks.get("spiking-vgg9")),
  cost: { id: "systolic", options: {} },
};
const linked: Problem = {
  ...problem,
  machine: {
    ...problem.machine,
    operationsPerSecond: 700e6,
    transfer: { kind: "link", latency: 0, bandwidth: 64e9 },
  },
};

let asker: SpikesAsker;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  spikes.setState(spikes.getInitialState(), true);
  const client = new Client({ spawn, threads: 1, onResponse: (response) => asker.heard(response) });
  asker = new SpikesAsker(client);
  stop = asker.start();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

test("asks for both schedules on 2 to 8 processors, one at a time, and gets the factors of docs/published-figures.md", () => {
  spikesWanted(problem);
  vi.advanceTimersByTime(200);
  expect(asked).toHaveLength(0);
  vi.advanceTimersByTime(50);
  expect(asked).toHaveLength(1);
  vi.runAllTimers();
  expect(asked).toHaveLength(14);
  const { comparison } = spikes.getState();
  const factors = [1.087, 1.118, 1.311, 1.569, 1.882, 2.162, 2.371];
  expect(comparison?.points.map(({ processors }) => processors)).toEqual([2, 3, 4, 5, 6, 7, 8]);
  for (const [i, factor] of factors.entries()) expect(comparison?.points[i].factor).toBeCloseTo(factor, 3);
});

test("a comparison that was wanted before it starts is asked for", () => {
  stop();
  spikesWanted(problem);
  stop = asker.start();
  vi.runAllTimers();
  expect(asked).toHaveLength(14);
});

test("asks for free links, too, where links take time: communication is below the published half percent", () => {
  spikesWanted(linked);
  vi.runAllTimers();
  expect(asked).toHaveLength(15);
  expect(asked.at(-1)?.problem.machine).toEqual({
    processors: 8,
    operationsPerSecond: 700e6,
    transfer: { kind: "none" },
  });
  expect(spikes.getState().comparison?.communication).toBeGreaterThan(0);
  expect(spikes.getState().comparison?.communication).toBeLessThan(0.005);
});

test("asks for nothing more once nobody looks, and not again for what is known", () => {
  spikesWanted(problem);
  vi.advanceTimersByTime(250);
  spikesLeft();
  vi.runAllTimers();
  expect(asked).toHaveLength(1);
  expect(spikes.getState().comparison).toBeUndefined();
  spikesWanted(problem);
  vi.runAllTimers();
  const { length } = asked;
  spikesLeft();
  spikesWanted(problem);
  vi.runAllTimers();
  expect(asked).toHaveLength(length);
});

test("a problem that changes on the way is asked for from the start", () => {
  spikesWanted(problem);
  vi.advanceTimersByTime(252);
  spikesWanted(linked);
  vi.runAllTimers();
  expect(spikes.getState().comparison?.problem).toBe(linked);
  expect(spikes.getState().comparison?.points).toHaveLength(7);
});
