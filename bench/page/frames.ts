import type { Page } from "@playwright/test";
import { quantile } from "../timing";
import type { Figure, Topic } from "../topic";
import { linkTo, oneChart } from "../works";
import { DEPTH, FRAMES, GESTURES, type Gesture } from "../zoom";
import { inFreshPage, openApp } from "./site";
import { answerToPicture, type MainThread, traced } from "./trace";

/** The overlays that draw marks of their own in every row or along the whole schedule. */
const OVERLAYS = ["criticalPath", "activations", "memory", "transfers", "transferLanes", "staleness"];

/**
 * Pan and zoom with the mouse's wheel over a large schedule. A frame's script counts in processor time, which neighbours
 * on the machine do not stretch as they do the clock.
 */
export const frames: Topic = {
  id: "frames",
  title: "Pan and zoom in the page (1F1B, P 64 where nothing else is said, window of 1600 × 1000)",
  inPage: true,
  async *measure({ quick }) {
    const rounds = quick ? 1 : 3;
    yield* await measureSize({ name: "4,096 tasks", tasks: 4096, budget: 5 }, rounds);
    yield* await measureSize({ name: "1 M tasks", tasks: 1e6, budget: 5 }, rounds);
    yield* await measureSize({ name: "1 M, P 8", tasks: 1e6, processors: 8, budget: 5 }, rounds);
    yield* await measureSize({ name: "1 M, P 1024", tasks: 1e6, processors: 1024, budget: 5 }, rounds);
    if (!quick) yield* await measureSize({ name: "10 M tasks", tasks: 1e7, budget: 8 }, rounds);
    for (const overlay of OVERLAYS) {
      yield* await measureSize({ name: `1 M, ${overlay}`, tasks: 1e6, overlay, budget: 5 }, rounds);
      if (!quick)
        yield* await measureSize({ name: `10 M, ${overlay}`, tasks: 1e7, overlay, budget: 8 }, rounds);
    }
  },
};

interface Size {
  readonly name: string;
  readonly tasks: number;
  /** Default 64. */
  readonly processors?: number;
  /** Id of an overlay that is on besides those that the page opens with. */
  readonly overlay?: string;
  /** Milliseconds of script in a frame. */
  readonly budget: number;
}

function measureSize(size: Size, rounds: number): Promise<readonly Figure[]> {
  const { tasks, processors = 64, overlay } = size;
  const on = overlay === undefined ? [] : [overlay];
  const hash = linkTo(oneChart(processors, Math.floor(tasks / (2 * processors)), on));
  return inFreshPage(async (page, { url }) => {
    const opening = await traced(page, () => openApp(page, url, hash));
    const moved = new Map<Gesture, Moved[]>(GESTURES.map((gesture) => [gesture, []]));
    for (let round = 0; round < rounds; round++)
      for (const [gesture, all] of moved) all.push(await move(page, gesture));
    return [...openingFigures(size, opening), ...[...moved].flatMap((all) => gestureFigures(size, ...all))];
  });
}

function openingFigures({ name }: Size, opening: MainThread): readonly Figure[] {
  const { cpu, wall } = answerToPicture(opening);
  const longest = Math.max(...opening.tasks.map((task) => task.cpu));
  const note = `${wall.toFixed(0)} ms by the clock`;
  return [
    { name: `${name}: answer to picture, processor time`, value: cpu, unit: "ms", note },
    { name: `${name}: longest task while opening, processor time`, value: longest, unit: "ms" },
  ];
}

/** Figures of the best round, and of the first one what the budget is for: much of its code is not compiled yet. */
function gestureFigures(size: Size, gesture: Gesture, rounds: readonly Moved[]): readonly Figure[] {
  const best = (read: (moved: Moved) => readonly number[], share: number) =>
    Math.min(...rounds.map((moved) => quantile(read(moved), share)));
  const name = `${size.name}: ${gesture}`;
  const goals = { unit: "ms", budget: size.budget, peer: 2400 };
  return [
    { name: `${name}, script of a frame, median`, value: best(({ script }) => script, 0.5), unit: "ms" },
    {
      name: `${name}, script of a frame, p95`,
      value: best(({ script }) => script, 0.95),
      ...goals,
      note: `by the clock ${best(({ clock }) => clock, 0.95).toFixed(1)} ms`,
    },
    {
      name: `${name}, script of a frame, p95 of the first round`,
      value: quantile(rounds[0].script, 0.95),
      unit: "ms",
    },
    { name: `${name}, all of a frame, p95`, value: best(({ all }) => all, 0.95), unit: "ms" },
    {
      name: `${name}, from frame to frame, p95`,
      value: best(({ intervals }) => intervals, 0.95),
      unit: "ms",
    },
  ];
}

/** By frame, in milliseconds. */
interface Moved extends Made {
  /** Processor time of scripts. */
  readonly script: readonly number[];
  /** Processor time of the main thread: script, style, layout and paint. */
  readonly all: readonly number[];
}

async function move(page: Page, gesture: Gesture): Promise<Moved> {
  let made: Made = { clock: [], intervals: [] };
  const { tasks } = await traced(page, async () => {
    made = await wheel(page, gesture);
  });
  const turns = tasks.filter(({ isFrame }) => isFrame);
  return { ...made, script: turns.map(({ script }) => script), all: turns.map(({ cpu }) => cpu) };
}

/** By frame, in milliseconds of the clock. */
interface Made {
  /** The wheel's handlers, what they make React do, and the app's callbacks of the frame. */
  readonly clock: number[];
  readonly intervals: number[];
}

/** Turns the wheel once a frame over the first chart's middle. */
function wheel(page: Page, gesture: Gesture): Promise<Made> {
  const turn = turnOf(gesture);
  return page.evaluate(
    async ({ count, init }) => {
      const plot = document.querySelector("[role=application]");
      if (plot === null) throw new Error("there is no chart");
      const { left, top, width, height } = plot.getBoundingClientRect();
      const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true };
      const made: Made = { clock: [], intervals: [] };
      let last = await window.bench.nextFrame();
      for (let frame = 0; frame < count; frame++) {
        window.bench.takeScript();
        const start = performance.now();
        plot.dispatchEvent(new WheelEvent("wheel", { ...at, ...init }));
        await null; // what React does at the end of an event is done before this goes on
        const handled = performance.now() - start;
        const time = await window.bench.nextFrame();
        made.clock.push(handled + window.bench.takeScript());
        made.intervals.push(time - last);
        last = time;
      }
      return made;
    },
    { count: FRAMES, init: turn },
  );
}

/** A wheel event, as far as it matters. */
type Turn = Pick<WheelEventInit, "shiftKey" | "ctrlKey" | "deltaY">;

/** What the wheel does at each frame; the app zooms by 2 ** (-0.008 · deltaY). */
function turnOf(gesture: Gesture): Turn {
  const zoom = Math.log2(DEPTH) / FRAMES / 0.008;
  if (gesture === "pan") return { shiftKey: true, deltaY: 12 };
  return { ctrlKey: true, deltaY: gesture === "zoom in" ? -zoom : zoom };
}
