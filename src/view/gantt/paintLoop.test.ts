import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { movement } from "./movement";
import { isPaintWaiting, paintLoop } from "./paintLoop";

let callbacks: ((time: number) => void)[] = [];
let now = 0;
let frames = 0;

beforeEach(() => {
  callbacks = [];
  now = 0;
  vi.stubGlobal("requestAnimationFrame", (callback: (time: number) => void) => callbacks.push(callback));
  vi.stubGlobal("cancelAnimationFrame", (frame: number) => {
    callbacks[frame - 1] = () => {};
  });
  vi.spyOn(performance, "now").mockImplementation(() => now);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  movement.setState({ isOn: false });
});

/** Makes the next frame. */
function frame(): void {
  frames++;
  for (const callback of callbacks.splice(0)) callback(frames);
}

/** Loops that each take so many milliseconds to paint. */
function painters(...costs: readonly number[]) {
  const painted: number[] = [];
  const loops = costs.map((cost, i) =>
    paintLoop(() => {
      now += cost;
      painted.push(i);
    }),
  );
  for (const { invalidate } of loops) invalidate();
  return { painted, loops };
}

test("many changes before a frame are painted once", () => {
  const { painted, loops } = painters(1);
  loops[0].invalidate();
  frame();
  frame();
  expect(painted).toEqual([0]);
});

test("what does not fit into a frame is painted in the next, in turn", () => {
  const { painted } = painters(5, 5, 5, 5, 5);
  frame();
  expect(painted).toEqual([0, 1]);
  expect(isPaintWaiting()).toBe(true);
  frame();
  expect(painted).toEqual([0, 1, 2, 3]);
  frame();
  expect(painted).toEqual([0, 1, 2, 3, 4]);
  expect(isPaintWaiting()).toBe(false);
});

test("while the charts move they are all painted in one frame", () => {
  movement.setState({ isOn: true });
  const { painted } = painters(20, 20, 20);
  frame();
  expect(painted).toEqual([0, 1, 2]);
  expect(isPaintWaiting()).toBe(false);
});

test("a loop that is stopped while it waits is not waited for", () => {
  const { painted, loops } = painters(9, 1);
  frame();
  expect(isPaintWaiting()).toBe(true);
  loops[1].stop();
  expect(isPaintWaiting()).toBe(false);
  frame();
  expect(painted).toEqual([0]);
});
