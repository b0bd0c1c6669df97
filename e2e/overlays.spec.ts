import type { Locator, Page } from "@playwright/test";
import { linkTo, oneChart } from "../bench/works";
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

test.describe("of 320,000 tasks", () => {
  const NAME = "1F1B with flush";
  const HEAVY = {
    activations: "Activations held",
    memory: "Memory",
    staleness: "Weight age",
    transferLanes: "Transfer lanes",
  };
  const TICKS_PER_UNIT = 720_720;
  /** Deep in the schedule, a window of few tasks. */
  const near = { from: 2_900_000 * TICKS_PER_UNIT, to: 2_901_500 * TICKS_PER_UNIT };

  function work(overlays: readonly string[], viewport?: typeof near) {
    const { view, ...chart } = oneChart(16, 10_000, overlays);
    return linkTo({ ...chart, view: { ...view, viewport } });
  }

  /** Keeps what charts say that they await. */
  async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
    await page.evaluate(() => {
      const said = new Set<string>();
      const look = () => {
        for (const each of document.querySelectorAll("[data-awaiting]")) said.add(each.textContent);
      };
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
      Object.assign(window, { awaited: said });
    });
    return () => page.evaluate(() => [...(window as unknown as { awaited: Set<string> }).awaited]);
  }

  test("overlays are computed beside the page, which says so, and are those that a link opens with", async ({
    page,
  }) => {
    await open(page, work([], near));
    const awaited = await listen(page);
    const drawn = plot(page, NAME);
    const pictures = new Map<string, string>();
    for (const [id, name] of Object.entries(HEAVY)) {
      const before = await picture(drawn);
      await switchOf(page, name).check();
      pictures.set(id, await pictureAfter(drawn, before));
      expect(await awaited()).toContain(`Computing ${name.toLowerCase()} …`);
      await switchOf(page, name).uncheck();
      await idle(page);
    }
    for (const [id, name] of Object.entries(HEAVY)) {
      await page.goto("about:blank");
      await open(page, work([id], near));
      await expect(switchOf(page, name)).toBeChecked();
      await page.mouse.move(2, 2);
      expect(await picture(drawn), name).toBe(pictures.get(id));
    }
  });

  test("transfers are drawn up to the last one, and the legend says when they are too many", async ({
    page,
  }) => {
    await open(page, work(["transfers"]));
    await expect(legendOf(page)).toContainText("too many in sight");
    await page.goto("about:blank");
    await open(page, work(["transfers"], near));
    await expect(legendOf(page)).toContainText("Transfer");
    await expect(legendOf(page)).not.toContainText("too many in sight");
    const drawn = plot(page, NAME);
    const withArrows = await picture(drawn);
    await switchOf(page, "Transfers").uncheck();
    await pictureAfter(drawn, withArrows);
  });
});
