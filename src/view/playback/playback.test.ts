import { beforeEach, expect, test } from "vitest";
import { chartView } from "../../state/chart";
import { advanced, playbackLeft, playToggled, sought, stepped, type Track } from "./playback";

/** One row: [0, 40) and [60, 100). */
const track: Track = {
  schedules: [
    {
      rowOffset: Int32Array.of(0, 2),
      task: Int32Array.of(0, 1),
      start: Float64Array.of(0, 60),
      end: Float64Array.of(40, 100),
      position: Int32Array.of(0, 1),
    },
  ],
  extentTicks: 100,
};
const cursor = () => chartView.getState().cursor;

beforeEach(() => chartView.setState(chartView.getInitialState(), true));

test("playing begins at the left edge of what is seen", () => {
  chartView.setState({ viewport: { from: 30, to: 60 } });
  playToggled(track);
  expect(cursor()).toBe(30);
  expect(chartView.getState().playing).toBe(true);
});

test("playing again after the end begins at the beginning", () => {
  chartView.setState({ cursor: 100 });
  playToggled(track);
  expect(cursor()).toBe(0);
});

test("a window plays in ten seconds at speed 1, and four times as fast at speed 4", () => {
  chartView.setState({ cursor: 0, viewport: { from: 0, to: 50 } });
  advanced(1000, 100);
  expect(cursor()).toBeCloseTo(5);
  chartView.setState({ speed: 4 });
  advanced(1000, 100);
  expect(cursor()).toBeCloseTo(25);
});

test("playing stops at the end of the longest schedule", () => {
  chartView.setState({ cursor: 99, playing: true });
  advanced(5000, 100);
  expect(cursor()).toBe(100);
  expect(chartView.getState().playing).toBe(false);
});

test("steps go from event to event and beyond the last one to the end", () => {
  chartView.setState({ cursor: 41 });
  stepped(track, 1);
  expect(cursor()).toBe(60);
  stepped(track, -1);
  expect(cursor()).toBe(40);
});

test("the window follows the cursor", () => {
  chartView.setState({ viewport: { from: 0, to: 20 } });
  sought(50, 100);
  const { viewport } = chartView.getState();
  expect(viewport?.from).toBe(45);
  expect(viewport?.to).toBe(65);
});

test("leaving playback shows everything again", () => {
  chartView.setState({ cursor: 5, playing: true });
  playbackLeft();
  expect(cursor()).toBeUndefined();
  expect(chartView.getState().playing).toBe(false);
});
