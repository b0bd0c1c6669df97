import type { Locator, Page } from "@playwright/test";
import { chart, figure, idle, open, plot, problemLine, redo, undo } from "./app";
import { expect, test } from "./fixtures";

/** Presses what opens the list of schedules, and waits until one can type. */
async function openList(page: Page, opener: Locator): Promise<void> {
  await opener.click();
  await expect(page.getByRole("combobox", { name: "Search schedules" })).toBeFocused();
}

const adder = (page: Page) => page.getByRole("button", { name: "Add a schedule" });

test.beforeEach(({ page }) => open(page));

test("a schedule is searched for, explained and added by keyboard alone", async ({ page }) => {
  await adder(page).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Add a schedule" });
  const search = dialog.getByRole("combobox", { name: "Search schedules" });
  await expect(search).toBeFocused();
  await expect(dialog.getByRole("option").first()).toHaveText(/^LayerPipe/);
  await page.keyboard.type("huang flow");
  await expect(dialog.getByRole("option", { selected: true })).toHaveText(/^GPipe/);
  const about = dialog.getByRole("article", { name: "GPipe" });
  await expect(about).toContainText("A batch is split into microbatches");
  await expect(about.locator("path").first()).toHaveAttribute("d", /^M/);
  await search.fill("");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await expect(dialog.getByRole("option", { selected: true })).toHaveText(/^LayerPipe/);
  await page.keyboard.type("gpipe");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(adder(page)).toBeFocused();
  await idle(page);
  await expect(plot(page, "GPipe")).toBeVisible();
  await undo(page);
  await expect(chart(page, "GPipe")).toHaveCount(0);
});

test("the schedules of a group are added at once, and Escape adds none", async ({ page }) => {
  await openList(page, adder(page));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("main").getByRole("application")).toHaveCount(2);
  await openList(page, adder(page));
  await page.keyboard.type("gpipe");
  await page.getByRole("button", { name: /^Add all \d+ of this group$/ }).click();
  await idle(page);
  for (const name of ["GPipe", "1F1B with flush"]) await expect(plot(page, name)).toHaveCount(1);
  await expect(plot(page, "GPipe")).toBeInViewport();
  await undo(page);
  await expect(page.getByRole("main").getByRole("application")).toHaveCount(2);
});

test("the list tells what a schedule would gain here, and which refuse the problem", async ({ page }) => {
  await page.getByRole("textbox", { name: "Processors" }).fill("7");
  await idle(page);
  await openList(page, adder(page));
  await expect(page.getByRole("option", { name: /^ZB-H1 / }).first()).toContainText("5.10×");
  await page.keyboard.type("chimera");
  await expect(page.getByRole("option", { name: /^Chimera/ })).toContainText("not with this problem");
  await expect(page.getByRole("article", { name: "Chimera" })).toContainText("the nearest to 7 are 6 and 8");
});

test("a chart's schedule is changed, and charts of one family say how they differ", async ({ page }) => {
  const schedules = page.getByRole("region", { name: "Schedules" });
  for (const name of ["PipeDream", "LayerPipe"]) {
    await schedules.getByRole("button", { name, exact: true }).click();
    const other = schedules.getByRole("button", { name: "Choose another schedule", exact: true });
    await openList(page, other.last());
    await page.keyboard.type("gpipe");
    await page.keyboard.press("Enter");
    await idle(page);
  }
  await expect(chart(page, "GPipe 2")).toBeVisible();
  await schedules.getByRole("button", { name: "What these mean" }).last().click();
  await expect(schedules).toContainText("Backwards run in the order of the forwards");
  await schedules.getByLabel("Drain order").last().selectOption("lifo");
  await idle(page);
  await expect(chart(page, "GPipe, last in, first out")).toBeVisible();
});

test("a figure of a paper is drawn with its caption, taken back, and kept by the link", async ({ page }) => {
  const before = await problemLine(page).textContent();
  await page.getByRole("button", { name: "Figures" }).click();
  await page
    .getByRole("dialog", { name: "Figures from papers" })
    .getByRole("button", { name: "GPipe" })
    .click();
  await idle(page);
  await expect(problemLine(page)).toHaveText("4 equal layers · 4 processors · 4 minibatches · typed times");
  await expect(figure(page, "GPipe", "makespan")).toHaveText(/^14\b/);
  const caption = page
    .getByRole("main")
    .getByRole("paragraph")
    .filter({ hasText: "After Huang et al. 2019, Fig. 2(c)." });
  await expect(caption).toContainText("all backwards in reverse");
  await undo(page);
  await expect(problemLine(page)).toHaveText(before ?? "");
  await expect(caption).toHaveCount(0);
  await redo(page);
  await page.reload();
  await idle(page);
  await expect(caption).toBeVisible();
  await page.getByRole("textbox", { name: "Processors" }).fill("3");
  await expect(page.getByRole("main")).toContainText("Changed from Huang et al. 2019, Fig. 2(c).");
});

test("formulas stand beside what was simulated, and say whether they agree", async ({ page }) => {
  await page.getByRole("button", { name: "Figures" }).click();
  await page.getByRole("button", { name: "GPipe" }).last().click();
  await idle(page);
  const formulas = page.getByRole("complementary", { name: "Inspector" });
  await expect(formulas).toContainText(/Makespan.*\(M \+ P . 1\)\(tF \+ tB\).*14 unit.*agrees/);
  const row = page
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: "By formula: makespan" }) });
  await expect(row).toContainText(/14 unit.*agrees/);
});
