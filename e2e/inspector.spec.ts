import type { Locator, Page } from "@playwright/test";
import { idle, open, plot } from "./app";
import { expect, test } from "./fixtures";

function inspector(page: Page): Locator {
  return page.getByRole("complementary", { name: "Inspector" });
}

/** Points at a processor's row, as far along the plot as `share` says. */
async function pointAt(page: Page, name: string, row: number, share: number): Promise<void> {
  const box = await plot(page, name).boundingBox();
  if (box === null) throw new Error(`${name} is not on the screen.`);
  await page.mouse.move(box.x + 1 + share * box.width, box.y + ((row + 0.5) * box.height) / 8);
}

test.beforeEach(({ page }) => open(page));

test("with nothing pointed at, it sums the schedules up", async ({ page }) => {
  await expect(inspector(page)).toContainText("Point at a task or a gap");
  await expect(inspector(page).getByRole("heading", { name: "PipeDream" })).toBeVisible();
  await expect(inspector(page).getByRole("heading", { name: "LayerPipe" })).toBeVisible();
});

for (const name of ["PipeDream", "LayerPipe"])
  test(`a task of ${name} is told in words`, async ({ page }) => {
    await pointAt(page, name, 0, 0.001);
    const card = inspector(page).getByRole("article");
    await expect(card.getByRole("heading", { level: 2 })).toHaveText(/^forward of conv1_.*microbatch 0$/);
    await expect(card).toContainText(name);
    await expect(card).toContainText(/On\s*P0/);
    await expect(card).toContainText(/When\s*\d.* to \d/);
    await expect(card).toContainText(/How long\s*\d/);
    await expect(card.getByRole("heading", { name: "Needs" })).toBeVisible();
    await expect(card.getByRole("heading", { name: "Needed by" })).toBeVisible();
    await page.mouse.move(2, 2);
    await expect(card).toHaveCount(0);
  });

test("a stall is told with its cause, when it is and what it waits for", async ({ page }) => {
  await pointAt(page, "PipeDream", 7, 0.002);
  const card = inspector(page).getByRole("article");
  await expect(card.getByRole("heading", { level: 2 })).toHaveText("Fill");
  await expect(card).toContainText("the pipeline is still filling");
  await expect(card).toContainText(/On\s*P7/);
  await expect(card).toContainText(/When\s*0.* to \d/);
  await pointAt(page, "PipeDream", 0, 0.1);
  await expect(card.getByRole("heading", { level: 2 })).toHaveText("Waits for a result");
  await expect(card).toContainText(/On\s*P0/);
  await expect(card).toContainText(/Waits for\s*(backward|activation gradient) of .* P1/);
  await expect(card).toContainText(/Then runs\s*\S+ .* P0/);
});

test("a click pins what is pointed at, and Escape lets it go", async ({ page }) => {
  await pointAt(page, "PipeDream", 0, 0.1);
  await page.mouse.down();
  await page.mouse.up();
  await page.mouse.move(2, 2);
  const card = inspector(page).getByRole("article");
  await expect(card.getByRole("heading", { level: 2 })).toHaveText("Waits for a result");
  await expect(card.getByRole("button", { name: "Let go" })).toBeEnabled();
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await expect(inspector(page)).toContainText("Point at a task or a gap");
});

test("the chain leads from task to task", async ({ page }) => {
  await pointAt(page, "PipeDream", 0, 0.1);
  await page.mouse.down();
  await page.mouse.up();
  await page.mouse.move(2, 2);
  const card = inspector(page).getByRole("article");
  const cause = card.getByRole("definition").getByRole("button").first();
  const named = ((await cause.textContent()) ?? "").replace(/\s*P\d+$/, "");
  await cause.click();
  await page.mouse.move(2, 2);
  await expect(card.getByRole("heading", { level: 2 })).toHaveText(named);
  await expect(card.getByRole("heading", { name: "Why not earlier" })).toBeVisible();
  await card.getByRole("button", { name: "Let go" }).click();
  await expect(card).toHaveCount(0);
});

test("what was pinned is let go when the schedule changes", async ({ page }) => {
  await pointAt(page, "PipeDream", 0, 0.002);
  await page.mouse.down();
  await page.mouse.up();
  await page.mouse.move(2, 2);
  await expect(inspector(page).getByRole("article")).toBeVisible();
  await page.getByRole("textbox", { name: "Processors" }).fill("3");
  await idle(page);
  await expect(inspector(page).getByRole("article")).toHaveCount(0);
});
