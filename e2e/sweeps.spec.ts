import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { chart, figure, idle, open, undo } from "./app";
import { expect, test } from "./fixtures";

const FAMILIES = [
  ...["GPipe", "1F1B with flush", "Interleaved 1F1B", "Looped BFS", "ZB-H1", "ZB-H2"],
  ...["Chimera", "DualPipe", "Hanayo"],
];

test.beforeEach(async ({ page }) => {
  await open(page);
  await page.getByRole("tab", { name: "Sweeps" }).click();
  await expect(page.getByText("32 points")).toBeVisible();
});

/** Sweeps these families besides those of the charts. */
async function sweep(page: Page, families: readonly string[]): Promise<void> {
  await page.getByRole("button", { name: /^Schedules:/ }).click();
  for (const name of families) await page.getByRole("menuitemcheckbox", { name, exact: true }).click();
  await page.keyboard.press("Escape");
  await idle(page);
}

function curve(page: Page, name: string): Locator {
  return page.locator(`[data-curve="${name}"]`);
}

function curves(page: Page): Locator {
  return page.getByRole("application", { name: /against processor count/ });
}

/** Picks what is exported of the sweep. */
async function exported(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Export this sweep" }).click();
  await page.getByRole("menuitem", { name }).click();
}

/** Clicks in the middle of a marker. */
async function clickPoint(page: Page, name: string, processors: number): Promise<void> {
  const marker = curve(page, name).locator(`[data-processors="${processors}"]`);
  await marker.click({ force: true });
  await idle(page);
}

test("more than ten families stand against the processors, told apart by color, dash and marker", async ({
  page,
}) => {
  await sweep(page, FAMILIES);
  await expect(page.getByText("176 points")).toBeVisible();
  await expect(page.locator("[data-curve]")).toHaveCount(11);
  const looks = await page.locator("[data-curve]").evaluateAll((groups) =>
    groups.map((group) => {
      const marker = group.querySelector("[data-processors]");
      const line = group.querySelector("path");
      return [
        getComputedStyle(group).color,
        line?.getAttribute("stroke-dasharray"),
        marker?.getAttribute("d"),
        marker && getComputedStyle(marker).fill,
      ].join();
    }),
  );
  expect(new Set(looks).size).toBe(11);
  await expect(curve(page, "LayerPipe").locator("[data-processors]")).toHaveCount(16);
});

test("a click on a point opens its Gantt, and one step back closes it", async ({ page }) => {
  await sweep(page, ["Hanayo"]);
  await clickPoint(page, "Hanayo", 16);
  await expect(chart(page, "Hanayo")).toBeInViewport();
  await expect(page.getByRole("textbox", { name: "Processors" })).toHaveValue("16");
  await expect(figure(page, "Hanayo", "speedup")).toContainText("×");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await idle(page);
  await expect(chart(page, "Hanayo")).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: "Processors" })).toHaveValue("8");
});

test("points are walked and opened by keyboard", async ({ page }) => {
  await curves(page).focus();
  await page.keyboard.press("ArrowRight");
  await expect(curves(page)).toContainText(
    /^.*PipeDream on 8 processors: 5\.57×; no schedule passes 8\.00×\.$/,
  );
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await expect(curves(page)).toContainText("LayerPipe on 9 processors");
  await page.keyboard.press("Enter");
  await idle(page);
  await expect(page.getByRole("textbox", { name: "Processors" })).toHaveValue("9");
});

test("what is refused is said with its reason, and the points are copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await sweep(page, ["DualPipe"]);
  await page.getByRole("button", { name: "1 with gaps" }).click();
  await expect(
    page.getByText(/^DualPipe, \d+ of 16 points\. On 1 processor with 16 microbatches: /),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await exported(page, "Copy as CSV");
  const csv = await page.evaluate(() => navigator.clipboard.readText());
  expect(csv.trimEnd().split("\n")).toHaveLength(1 + 3 * 16);
  expect(csv).toMatch(/^family,options,processors,microbatches,steadySpeedup,/);
});

test("a chart changes at once while a long sweep runs, and the sweep can be stopped and goes on", async ({
  page,
}) => {
  await page.getByRole("button", { name: /^Schedules:/ }).click();
  await page.getByRole("menuitemradio", { name: "All families" }).click();
  await page.getByRole("textbox", { name: "Minibatches" }).fill("1000");
  await page.keyboard.press("Enter");
  const stop = page.getByRole("button", { name: "Stop", exact: true });
  await expect(page.getByText(/^[1-9]\d* of 416$/)).toBeVisible();
  const before = await figure(page, "PipeDream", "period").textContent();
  await page.getByRole("textbox", { name: "Processors" }).fill("4");
  await page.keyboard.press("Enter");
  await expect(figure(page, "PipeDream", "period")).not.toHaveText(before ?? "");
  await stop.click();
  const counted = await page.getByText(/^\d+ of 416$/).textContent();
  await page.getByRole("tab", { name: "Stalls" }).click();
  await page.getByRole("tab", { name: "Sweeps" }).click();
  const later = await page.getByText(/^\d+ of 416$/).textContent();
  expect(Number.parseInt(later ?? "", 10)).toBeGreaterThanOrEqual(Number.parseInt(counted ?? "", 10));
});

test("what nothing beats depends on what counts, and a name in the table opens its Gantt", async ({
  page,
}) => {
  await page.getByRole("radio", { name: "Trade-offs" }).check();
  await sweep(page, ["Hanayo"]);
  const table = page.getByRole("region", { name: "Trade-offs" });
  const beater = (name: string) =>
    table
      .getByRole("row", { name: new RegExp(`^${name} `) })
      .getByRole("cell")
      .last();
  await expect(beater("PipeDream")).toHaveText("");
  for (const criterion of ["Peak memory", "Traffic", "Staleness"])
    await table.getByRole("checkbox", { name: criterion }).uncheck();
  await expect(beater("PipeDream")).toHaveText("LayerPipe*");
  await expect(table.getByRole("checkbox", { name: "Period" })).toBeDisabled();
  await page.getByRole("application", { name: /^Period against peak memory/ }).focus();
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("application", { name: /^Period against/ })).toContainText("On the front.");
  await table.getByRole("button", { name: "Hanayo" }).click();
  await idle(page);
  await expect(chart(page, "Hanayo")).toBeInViewport();
});

test("the map says which schedule is best at which size, and a cell opens its Gantt", async ({ page }) => {
  await page.getByRole("radio", { name: "Map" }).check();
  await sweep(page, ["GPipe"]);
  await expect(page.getByText("336 points")).toBeVisible();
  const map = page.getByRole("application", { name: /^Speedup over processors and microbatches/ });
  await expect(page.getByRole("region", { name: /^Best schedules/ })).toContainText(/LayerPipe\*\d+/);
  await map.focus();
  await page.keyboard.press("ArrowRight");
  await expect(map).toContainText(/8 processors, 16 microbatches: LayerPipe \d+\.\d+×\. Next: /);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowDown");
  await expect(map).toContainText(/7 processors, 8 microbatches: /);
  await page.keyboard.press("Enter");
  await idle(page);
  await expect(page.getByRole("textbox", { name: "Processors" })).toHaveValue("7");
  await expect(page.getByRole("textbox", { name: "Minibatches", exact: true })).toHaveValue("8");
  await page.getByRole("combobox", { name: "Show" }).selectOption("Each schedule");
  const gpipe = page.locator('[data-map="GPipe"]');
  const { width, height } = (await gpipe.boundingBox()) ?? { width: 0, height: 0 };
  await gpipe.hover({ position: { x: width / 2, y: height / 2 } });
  await expect(map).toContainText(/microbatches: GPipe \d+\.\d+×\./);
  await gpipe.click({ position: { x: width / 2, y: height / 2 } });
  await idle(page);
  await expect(chart(page, "GPipe")).toBeInViewport();
});

test("a link brings the view, its metric, its families and its axes back, and undo passes them by", async ({
  page,
}) => {
  await sweep(page, ["GPipe"]);
  await page.getByRole("radio", { name: "Map" }).check();
  await page.getByRole("combobox", { name: "Show" }).selectOption("Each schedule");
  await page.getByRole("combobox", { name: "Metric" }).selectOption("Period");
  await page.getByRole("combobox", { name: /processors to$/ }).selectOption("32");
  await page.getByRole("textbox", { name: "Processors" }).fill("4");
  await page.keyboard.press("Enter");
  await undo(page);
  await idle(page);
  const link = await page.evaluate(() => location.hash);
  const other = await page.context().newPage();
  await open(other, link);
  await expect(other.getByRole("radio", { name: "Map" })).toBeChecked();
  await expect(other.locator("[data-map]")).toHaveCount(3);
  await expect(other.getByRole("combobox", { name: "Metric" })).toHaveValue("period");
  await expect(other.getByRole("combobox", { name: /processors to$/ })).toHaveValue("32");
  await expect(other.getByRole("button", { name: /^Schedules: 3$/ })).toBeVisible();
  await expect(other.getByRole("textbox", { name: "Processors" })).toHaveValue("8");
  await other.reload();
  await expect(other.locator("[data-map]")).toHaveCount(3);
});

test("an order of one's own says at which size it has a point", async ({ page }) => {
  await page.getByRole("button", { name: "Actions for PipeDream" }).click();
  await page.getByRole("menuitem", { name: /^Edit this order/ }).click();
  await page.getByRole("button", { name: /^Close the editor/ }).click();
  await idle(page);
  const note =
    /^PipeDream, edited is written for 8 processors with 16 microbatches: further processors stay unused/;
  await expect(page.getByText(note)).toBeVisible();
  await expect(curve(page, "PipeDream, edited").locator("[data-processors]")).toHaveCount(9);
  await page.getByRole("radio", { name: "Map" }).check();
  await expect(page.getByText(note)).toBeVisible();
});

test("a curve becomes a figure for a paper's column, with the points and what they mean beside it", async ({
  page,
}) => {
  const saved = async (name: string) => {
    const [file] = await Promise.all([page.waitForEvent("download"), exported(page, name)]);
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
  };
  const picture = await saved("SVG, one column");
  expect(picture.name).toBe("vgg16-curves-steady-speedup.svg");
  const [, width] = /<svg [^>]*width="(\d+)"/.exec(picture.text) ?? [];
  expect(Number(width) * (2.54 / 96)).toBeCloseTo(8.5, 1);
  for (const part of [">LayerPipe*<", ">PipeDream<", ">bound<", ">processors<", "* a reconstruction", "#v1="])
    expect(picture.text).toContain(part);
  const table = await saved("CSV with definitions");
  expect(table.text).toMatch(/^# VGG16 · 8 processors · 16 minibatches · multiply-adds\n# steadySpeedup: /);
  const { points, problem } = JSON.parse((await saved("JSON with the problem")).text);
  expect(points).toHaveLength(32);
  expect(problem.network.name).toBe("VGG16");
  expect((await saved("PNG, 600 dpi, one column")).text.slice(1, 4)).toBe("PNG");
});

for (const [width, height, theme] of [
  [1280, 800, "light"],
  [1280, 800, "projector"],
  [390, 844, "light"],
] as const)
  test(`all controls are within ${width} pixels in the ${theme} theme`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.evaluate((chosen) => {
      document.documentElement.dataset.theme = chosen;
    }, theme);
    if (width < 640) await page.getByRole("button", { name: "Numbers" }).click();
    for (const view of ["Curves", "Map", "Trade-offs"]) {
      await page.getByRole("radio", { name: view }).check();
      await idle(page);
      const panel = page.getByRole("tabpanel", { name: "Sweeps" });
      await expect(panel.getByRole("button", { name: "Export this sweep" })).toBeEnabled();
      const controls = panel.locator("select, button[aria-haspopup], input[type=radio]");
      const boxes = await controls.evaluateAll((all) =>
        all.map((one) => one.getBoundingClientRect().toJSON()),
      );
      expect(boxes.length).toBeGreaterThan(5);
      for (const box of boxes) {
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.right).toBeLessThanOrEqual(width);
      }
    }
  });
