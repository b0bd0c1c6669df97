import type { Page } from "@playwright/test";
import { quantile } from "../timing";
import type { Figure, Topic } from "../topic";
import { inFreshPage, openApp } from "./site";
import { type MainThread, type Task, traced } from "./trace";

const SLIDER = "input[type=range][aria-label^=Processors]";

/** From a change of the number of processors to the new picture. */
export const slider: Topic = {
  id: "slider",
  title: "Slider to picture: processors of the page's first problem",
  inPage: true,
  async *measure({ quick }) {
    const rounds = quick ? 1 : 3;
    const steps = quick ? 12 : 40;
    yield* await inFreshPage(async (page, { url }) => {
      await openApp(page, url);
      await stepThrough(page, 8); // so that the code is compiled, as it soon is while one drags
      const waited: number[][] = [];
      const dragged: MainThread[] = [];
      for (let round = 0; round < rounds; round++) {
        waited.push(await stepThrough(page, steps));
        dragged.push(await traced(page, () => drag(page, steps)));
      }
      return [...pictures(waited), ...blocked(dragged)];
    });
  },
};

/** Figures of the best round. */
function pictures(rounds: readonly (readonly number[])[]): readonly Figure[] {
  const best = (share: number) => Math.min(...rounds.map((waited) => quantile(waited, share)));
  const goals = { unit: "ms", budget: 50, peer: 3000 };
  return [
    { name: "one step: change to picture, quickest", value: best(0), unit: "ms" },
    { name: "one step: change to picture, median", value: best(0.5), ...goals },
    { name: "one step: change to picture, p95", value: best(0.95), unit: "ms" },
  ];
}

/** Figures of the best round. */
function blocked(rounds: readonly MainThread[]): readonly Figure[] {
  const best = (read: (task: Task) => number, share: number) =>
    Math.min(...rounds.map(({ tasks }) => quantile(tasks.filter(isWork).map(read), share)));
  return [
    {
      name: "drag: longest task of the main thread, processor time",
      value: best(({ cpu }) => cpu, 1),
      unit: "ms",
      budget: 16,
      note: `${best(({ wall }) => wall, 1).toFixed(1)} ms by the clock`,
    },
    {
      name: "drag: tasks of the main thread, p95, processor time",
      value: best(({ cpu }) => cpu, 0.95),
      unit: "ms",
    },
    {
      name: "drag: script of a task, longest, processor time",
      value: best(({ script }) => script, 1),
      unit: "ms",
    },
  ];
}

/** Most turns of the loop do next to nothing. */
function isWork({ cpu }: Task): boolean {
  return cpu > 0.1;
}

/** Sets the slider step by step, each when the picture of the one before is drawn; milliseconds each. */
function stepThrough(page: Page, steps: number): Promise<number[]> {
  return page.evaluate(
    async ({ selector, count }) => {
      const input = document.querySelector<HTMLInputElement>(selector);
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
      if (input === null || set === undefined) throw new Error("there is no slider for the processors");
      const waited: number[] = [];
      for (let step = 0; step < count; step++) {
        await window.bench.nextFrame();
        const before = performance.now();
        set.call(input, String(4 + ((step * 7) % 29)));
        input.dispatchEvent(new Event("input", { bubbles: true }));
        waited.push((await window.bench.drawn()) - before);
      }
      return waited;
    },
    { selector: SLIDER, count: steps },
  );
}

/** Drags the slider's thumb to and fro with the mouse. */
async function drag(page: Page, steps: number): Promise<void> {
  const box = await page.locator(SLIDER).boundingBox();
  if (box === null) throw new Error("the slider for the processors is not to be seen");
  const y = box.y + box.height / 2;
  const x = (share: number) => box.x + 4 + share * (box.width - 8);
  await page.mouse.move(x(0.1), y);
  await page.mouse.down();
  for (const to of [0.6, 0.2, 0.5]) await page.mouse.move(x(to), y, { steps });
  await page.mouse.up();
  await page.evaluate(() => window.bench.drawn());
}
