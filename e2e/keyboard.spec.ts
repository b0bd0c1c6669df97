import type { Locator, Page } from "@playwright/test";
import { idle, open, picture, pictureAfter, plot, problemLine } from "./app";
import { expect, test } from "./fixtures";

/** More stops than the first screen has. */
const MOST_STOPS = 120;

/** Presses Tab until the focus is there. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not reach ${target}.`);
}

/** Where the walk on the charts is, as screen readers hear it. */
function told(page: Page): Locator {
  return page
    .getByRole("main")
    .getByRole("status")
    .filter({ hasText: /, on processor \d+\. From / });
}

test.beforeEach(({ page }) => open(page));

test("the first stop skips to the charts", async ({ page }) => {
  await page.keyboard.press("Tab");
  const skip = page.getByRole("button", { name: "Skip to the charts" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("main").locator(":focus")).toHaveCount(1);
});

test("the processors are changed", async ({ page }) => {
  await tabTo(page, page.getByRole("slider", { name: "Processors, slider" }));
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("textbox", { name: "Processors" })).toBeFocused();
  await expect(page.getByRole("textbox", { name: "Processors" })).toHaveValue("7");
  await page.keyboard.type("6");
  await idle(page);
  await expect(problemLine(page)).toContainText("6 processors");
});

test("an overlay is switched", async ({ page }) => {
  const before = await picture(plot(page, "PipeDream"));
  const path = page
    .getByRole("group", { name: "Shown on the charts" })
    .getByRole("switch", { name: "Critical path" });
  await tabTo(page, path);
  await page.keyboard.press("Space");
  await expect(path).toBeChecked();
  await pictureAfter(plot(page, "PipeDream"), before);
});

test("the tasks of a chart are walked", async ({ page }) => {
  await tabTo(page, plot(page, "PipeDream"));
  await page.keyboard.press("ArrowRight");
  await expect(told(page)).toHaveText(/^The forward of conv1_1.*, microbatch 0, on processor 0\. From 0/);
  await page.keyboard.press("ArrowRight");
  await expect(told(page)).toHaveText(/microbatch 1, on processor 0/);
  await page.keyboard.press("ArrowDown");
  await expect(told(page)).toHaveText(/on processor 1\. From/);
  await page.keyboard.press("End");
  await expect(told(page)).toHaveText(/microbatch 15, on processor 1/);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Home");
  await expect(told(page)).toHaveText(/microbatch 0, on processor 0\. From 0/);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("complementary", { name: "Inspector" }).getByRole("article")).toContainText(
    "P0",
  );
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary", { name: "Inspector" }).getByRole("article")).toHaveCount(0);
});

test("a menu opens, is walked, chosen from and closed", async ({ page }) => {
  const button = page.getByRole("button", { name: "Theme" });
  await tabTo(page, button);
  await page.keyboard.press("Enter");
  const menu = page.getByRole("menu", { name: "Theme" });
  await expect(menu.getByRole("menuitemradio").first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(menu.getByRole("menuitemradio", { name: "Dark" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.keyboard.press("Enter");
  await page.keyboard.press("End");
  await page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();
});

test("help opens, keeps the focus and gives it back", async ({ page }) => {
  await tabTo(page, page.getByRole("button", { name: "Help" }));
  await page.keyboard.press("Enter");
  const help = page.getByRole("dialog", { name: "Help" });
  await expect(help).toContainText("Undo");
  for (let stop = 0; stop < 4; stop++) {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("main").locator(":focus")).toHaveCount(0);
  }
  await page.keyboard.press("Escape");
  await expect(help).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Help" })).toBeFocused();
  await page.keyboard.press("?");
  await expect(help).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(help).toHaveCount(0);
});

test("the schedule is played, stepped and scrubbed", async ({ page }) => {
  const clock = page.getByRole("group", { name: "Playback" }).getByText(" of ");
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Play (Space)" })).toBeVisible();
  await page.keyboard.press("Home");
  await expect(clock).toHaveText(/^0\b.* of /);
  await page.keyboard.press("ArrowRight");
  await expect(clock).not.toHaveText(/^0\b.* of /);
  await page.keyboard.press("ArrowLeft");
  await expect(clock).toHaveText(/^0\b.* of /);
  await page.keyboard.press("End");
  await expect(clock).toHaveText(/^(.*) of \1$/);
  await page.keyboard.press("]");
  await expect(page.getByRole("group", { name: "Speed", exact: true })).toContainText("2×");
  await page.keyboard.press("[");
  await page.keyboard.press("[");
  await expect(page.getByRole("group", { name: "Speed", exact: true })).toContainText("0.5×");
  await page.keyboard.press("Escape");
  await expect(clock).toHaveCount(0);
});

test("the drawer's tabs are walked", async ({ page }) => {
  const tabs = page.getByRole("tablist", { name: "Numbers" });
  const names = await tabs.getByRole("tab").allTextContents();
  expect(names.slice(0, 5)).toEqual(["Comparison", "Sweeps", "Stalls", "Utilization", "Staleness"]);
  await tabTo(page, tabs.getByRole("tab", { name: "Comparison" }));
  for (const name of [...names.slice(1), "Comparison"]) {
    await page.keyboard.press("ArrowRight");
    await expect(tabs.getByRole("tab", { name })).toBeFocused();
    await expect(page.getByRole("tabpanel", { name })).toContainText("LayerPipe");
    await idle(page);
  }
  await page.keyboard.press("End");
  await expect(tabs.getByRole("tab").last()).toBeFocused();
  await page.keyboard.press("Home");
  await expect(tabs.getByRole("tab", { name: "Comparison" })).toHaveAttribute("aria-selected", "true");
});

test("single keys show and hide the parts of the page", async ({ page }) => {
  for (const [key, part] of [
    ["r", page.getByRole("complementary", { name: "Problem" })],
    ["i", page.getByRole("complementary", { name: "Inspector" })],
    ["n", page.getByRole("tablist", { name: "Numbers" })],
  ] as const) {
    await expect(part).toBeVisible();
    await page.keyboard.press(key);
    await expect(part).toHaveCount(0);
    await page.keyboard.press(key);
    await expect(part).toBeVisible();
  }
});

test("letters typed into a field are text", async ({ page }) => {
  await page.getByRole("textbox", { name: "Processors" }).focus();
  await page.keyboard.type("rin?e");
  await expect(page.getByRole("complementary", { name: "Problem" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
