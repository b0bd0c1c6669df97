import type { Locator, Page } from "@playwright/test";
import { idle, open, picture, pictureAfter, plot } from "./app";
import { expect, test } from "./fixtures";

function switchOf(page: Page, name: string): Locator {
  return page.getByRole("group", { name: "Shown on the charts" }).getByRole("switch", { name });
}

function legendOf(page: Page): Locator {
  return page.getByRole("list", { name: "Legend" });
}

const SWITCHES = [
  "Stalls",
  "Fill, steady, drain",
  "Speedup",
  "Critical path",
  "Dependencies",
  "Activations held",
  "Memory",
  "Weight age",
  "Transfers",
  "Transfer lanes",
  "Patterns",
];

test.beforeEach(({ page }) => open(page));

test("every switch changes the picture, and back", async ({ page }) => {
  // Wide boxes, transfers that take time and a task that is looked at give every overlay something to draw.
  await page.getByRole("textbox", { name: "Minibatches" }).fill("5");
  await page.getByRole("combobox", { name: "Transfers" }).selectOption("constant time");
  await page.getByRole("textbox", { name: "Transfer time" }).fill("20G");
  await idle(page);
  const drawn = plot(page, "PipeDream");
  await drawn.click({ position: { x: 200, y: 3 } });
  await page.mouse.move(2, 2);
  await idle(page);
  await expect(page.getByRole("group", { name: "Shown on the charts" }).getByRole("switch")).toHaveCount(
    SWITCHES.length,
  );
  const pictures = new Set<string>();
  for (const name of SWITCHES)
    await test.step(name, async () => {
      const before = await picture(drawn);
      await switchOf(page, name).click();
      const switched = await pictureAfter(drawn, before);
      pictures.add(switched);
      await switchOf(page, name).click();
      expect(await pictureAfter(drawn, switched)).toBe(before);
    });
  expect(pictures.size).toBe(SWITCHES.length);
});

test("the legend lists what is drawn", async ({ page }) => {
  const legend = legendOf(page);
  for (const entry of ["Forward", "Fill", "Waits for a result", "Drain"])
    await expect(legend.getByRole("listitem").filter({ hasText: entry }).first()).toBeVisible();
  await expect(legend).toContainText(/Waits for a result.*\d+.*%/);
  await expect(legend).not.toContainText("Waits for a transfer");
  await switchOf(page, "Stalls").uncheck();
  await expect(legend).not.toContainText("Waits for a result");
  await expect(legend).not.toContainText("Drain");
  await expect(legend).toContainText("Forward");
  await switchOf(page, "Stalls").check();
  await page.getByRole("combobox", { name: "Transfers" }).selectOption("constant time");
  await page.getByRole("textbox", { name: "Transfer time" }).fill("20G");
  await idle(page);
  await expect(legend).toContainText("Waits for a transfer");
});

test("patterns show in the legend, too", async ({ page }) => {
  const swatch = legendOf(page).getByRole("listitem").filter({ hasText: "Backward" }).locator("svg");
  const plain = await swatch.first().innerHTML();
  await switchOf(page, "Patterns").check();
  await expect.poll(() => swatch.first().innerHTML()).not.toBe(plain);
});

test("each overlay is explained in a sentence", async ({ page }) => {
  await page.getByRole("button", { name: "What is shown, and how to read it" }).click();
  const list = page.getByRole("dialog", { name: "What is shown, and how to read it" });
  for (const name of SWITCHES) await expect(list.getByRole("switch", { name })).toBeVisible();
  await expect(list).toContainText("Fill lasts until every processor has started");
  await list.getByRole("switch", { name: "Critical path" }).check();
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(switchOf(page, "Critical path")).toBeChecked();
});

test("a press on one chart zooms and pans all of them", async ({ page }) => {
  const charts = [plot(page, "PipeDream"), plot(page, "LayerPipe")];
  const whole = await Promise.all(charts.map(picture));
  await charts[0].hover({ position: { x: 120, y: 40 } });
  await page.keyboard.press("w");
  await page.keyboard.press("w");
  const near = await Promise.all(charts.map((each, i) => pictureAfter(each, whole[i])));
  await charts[1].hover({ position: { x: 300, y: 40 } });
  await page.mouse.down();
  await page.mouse.move(500, 500, { steps: 3 });
  await page.mouse.up();
  for (const [i, each] of charts.entries()) await pictureAfter(each, near[i]);
  await page.getByRole("button", { name: "Show all of the time axis" }).click();
  await page.mouse.move(2, 2);
  for (const [i, each] of charts.entries()) await expect.poll(() => picture(each)).toBe(whole[i]);
});
