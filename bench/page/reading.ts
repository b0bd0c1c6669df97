import type { Page } from "@playwright/test";
import type { Figure, Topic } from "../topic";
import { linkTo, oneChart } from "../works";
import { inFreshPage, openApp } from "./site";
import { traced } from "./trace";

const PROCESSORS = 64;
/** Presses of the key that zooms: a window of all ten million tasks becomes one of a few. */
const ZOOMS = 32;

/** From a link to one task of very many: opened, walked to, zoomed to by keyboard, and read in the inspector. */
export const reading: Topic = {
  id: "reading",
  title: `One task found and read by keyboard (1F1B, P ${PROCESSORS}, window of 1600 × 1000)`,
  inPage: true,
  async *measure({ quick }) {
    for (const tasks of quick ? [1e6] : [1e6, 1e7]) yield* await readOne(tasks);
  },
};

function readOne(tasks: number): Promise<readonly Figure[]> {
  const microbatches = Math.floor(tasks / (2 * PROCESSORS));
  return inFreshPage(async (page, { url }) => {
    const opened = performance.now();
    await openApp(page, url, linkTo(oneChart(PROCESSORS, microbatches)));
    const openMs = performance.now() - opened;
    const chart = page.locator("[role=application]").first();
    await chart.focus();
    const { tasks: turns } = await traced(page, async () => {
      for (const key of ["ArrowRight", "End", "ArrowLeft", "ArrowLeft", "ArrowLeft"]) await chart.press(key);
      for (let step = 0; step < ZOOMS; step++)
        for (const key of ["+", "ArrowLeft", "ArrowRight"]) await chart.press(key);
    });
    await checkText(page, `microbatch ${microbatches - 4}`);
    const name = `${tasks / 1e6} M tasks`;
    const longest = Math.max(...turns.map(({ script }) => script));
    return [
      { name: `${name}: from the link to the picture, by the clock`, value: openMs, unit: "ms" },
      { name: `${name}: script of a key's press, longest`, value: longest, unit: "ms" },
    ];
  });
}

/** Throws unless the inspector tells of this task. */
async function checkText(page: Page, expected: string): Promise<void> {
  await page.evaluate(() => window.appIdle?.());
  const text = await page.locator("aside article").first().textContent();
  if (!text?.includes(expected)) throw new Error(`the inspector tells of "${text}", not of ${expected}`);
}
