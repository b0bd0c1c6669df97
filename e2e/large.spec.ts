import type { Locator, Page } from "@playwright/test";
import { linkTo, oneChart } from "../bench/works";
import { idle, inkOf, open, picture, pictureAfter, plot } from "./app";
import { expect, test } from "./fixtures";

const NAME = "1F1B with flush";
const PROCESSORS = 64;

/** What the inspector says about the task that is looked at. */
function card(page: Page): Locator {
  return page.getByRole("complementary", { name: "Inspector" }).getByRole("article");
}

/** What the inspector says while the pointer goes along the first row: every box in the window is wide enough to be met. */
async function textsUnderPointer(page: Page, chart: Locator): Promise<readonly (string | null)[]> {
  const box = await chart.boundingBox();
  if (box === null) throw new Error("the chart is not to be seen");
  const texts: (string | null)[] = [];
  for (let share = 0.05; share < 0.9; share += 0.1) {
    await page.mouse.move(box.x + share * box.width, box.y + 4);
    await idle(page);
    texts.push(await card(page).textContent());
  }
  return texts;
}

test("one task of a million is found, zoomed to and read by keyboard", async ({ page }) => {
  const microbatches = 7812;
  await open(page, linkTo(oneChart(PROCESSORS, microbatches)));
  const chart = plot(page, NAME);
  expect((await inkOf(chart)).colors).toBeGreaterThan(20);
  await chart.focus();
  for (const key of ["ArrowRight", "End", "ArrowLeft", "ArrowLeft", "ArrowLeft"]) await chart.press(key);
  await expect(card(page)).toContainText(`microbatch ${microbatches - 4}`);
  for (let step = 0; step < 28; step++) {
    await chart.press("+");
    await chart.press("ArrowLeft");
    await chart.press("ArrowRight"); // walking brings the task into the window
  }
  await idle(page);
  await expect(card(page)).toContainText(`microbatch ${microbatches - 4}`);
  await expect(card(page)).toContainText("200 unit");
  expect(await textsUnderPointer(page, chart)).toContainEqual(
    expect.stringContaining(`microbatch ${microbatches - 4}`),
  );
});

/** Bytes that the page's thread holds after everything unreachable is gone: objects and the buffers of columns. */
async function heldBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  for (let round = 0; round < 2; round++) await session.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize + backingStorageSize;
}

/** Microbatches of the first of ten problems, which makes 300,000 tasks; the next have one more each. */
const FEWEST = 2345;
/** Columns of a result have more. */
const BYTES_PER_TASK = 25;

test("ten large schedules in turn take no more memory than a few", async ({ page }) => {
  const held: number[] = [];
  for (let turn = 0; turn < 10; turn++) {
    const hash = linkTo(oneChart(PROCESSORS, FEWEST + turn));
    if (turn === 0) await open(page, hash);
    else
      await page.evaluate((to) => {
        location.hash = to;
      }, hash);
    await expect(page.getByRole("banner").getByRole("paragraph")).toContainText(
      `${FEWEST + turn} minibatches`,
    );
    await idle(page);
    await page.keyboard.press("w"); // what gestures prepare is made, too
    await page.keyboard.press("w");
    await page.keyboard.press("0");
    await idle(page);
    held.push(await heldBytes(page));
  }
  expect(Math.min(...held)).toBeGreaterThan(BYTES_PER_TASK * 2 * PROCESSORS * FEWEST); // else columns are not counted
  expect(held[9]).toBeLessThan(1.3 * held[2]);
});

test("a window that is painted quickly at first is painted well in the end, all of it", async ({ page }) => {
  await open(page, linkTo(oneChart(PROCESSORS, FEWEST)));
  const chart = plot(page, NAME);
  const switches = page.getByRole("group", { name: "Shown on the charts" });
  const stalls = switches.getByRole("switch", { name: "Stalls" });
  await switches.getByRole("switch", { name: "Speedup" }).click(); // no line across the pieces that are painted
  await chart.focus();
  await chart.press("+");
  await idle(page);
  const refined = await picture(chart);
  await stalls.click();
  const without = await pictureAfter(chart, refined);
  await stalls.click(); // painted well at once
  expect(await pictureAfter(chart, without)).toBe(refined);
});
