import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cursorMoved, patternsSwitched, viewportSet } from "../../state/chart";
import { movement } from "./movement";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

describe("the charts", () => {
  test("move when the window changes again at once, and rest after a pause", () => {
    viewportSet({ from: 0, to: 10 });
    expect(movement.getState().isOn).toBe(false);
    vi.advanceTimersByTime(16);
    viewportSet({ from: 1, to: 11 });
    expect(movement.getState().isOn).toBe(true);
    vi.advanceTimersByTime(200);
    expect(movement.getState().isOn).toBe(false);
  });

  test("do not move when the window jumps now and then", () => {
    viewportSet({ from: 0, to: 10 });
    vi.advanceTimersByTime(200);
    viewportSet({ from: 5, to: 15 });
    expect(movement.getState().isOn).toBe(false);
  });

  test("move while they are played, and not when something else about them changes", () => {
    patternsSwitched(true);
    patternsSwitched(false);
    expect(movement.getState().isOn).toBe(false);
    cursorMoved(1);
    cursorMoved(2);
    expect(movement.getState().isOn).toBe(true);
  });
});
