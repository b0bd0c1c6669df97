import type { Page } from "@playwright/test";
import { quantile } from "../timing";
import type { Figure, Topic } from "../topic";
import { inFreshPage, openApp } from "./site";
import { type MainThread, traced } from "./trace";

const SLIDER = "input[type=range][aria-label^=Processors]";

/** From a change of the number of processors to the new picture. */
export const slider: Topic = {
  id: "slider",
  title: "Slider to picture: processors of the page's first problem",
  inPage: true,
  async *measure({ quick }) {
    const steps = quick ? 12 : 40;
    yield* await inFreshPage(async (page, { url }) => {
      await openApp(page, url);
      await stepThrough(page, 8); // so that the code is compiled, as it soon is while one drags
      const waited = await stepThrough(page, steps);
      const dragged = await traced(page, () => drag(page, steps));
      return [...pictures(waited), ...blocked(dragged)];
    });
  },
};

function pictures(waited: readonly number[]): readonly Figure[] {
  const goals = { unit: "ms", budget: 50, peer: 3000 };
  return [
    { name: "one step: change to picture, best", value: Math.min(...waited), unit: "ms" },
    { name: "one step: change to picture, median", value: quantile(waited, 0.5), ...goals },
    { name: "one step: change to picture, p95", value: quantile(waited, 0.95), unit: "ms" },
  ];
}

function blocked({ tasks }: MainThread): readonly Figure[] {
  const longest = (read: (task: MainThread["tasks"][number]) => number) => Math.max(...tasks.map(read));
  return [
    {
      name: "drag: longest task of the main thread, processor time",
      value: longest(({ cpu }) => cpu),
      unit: "ms",
      budget: 16,
      note: `${longest(({ wall }) => wall).toFixed(1)} ms by the clock`,
    },
    {
      name: "drag: tasks of the main thread, p99, processor time",
      value: quantile(
        tasks.filter(({ cpu }) => cpu > 0.1).map(({ cpu }) => cpu),
        0.99,
      ),
      unit: "ms",
    },
    { name: "drag: frames drawn", value: tasks.filter(({ isFrame }) => isFrame).length, unit: "" },
  ];
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
