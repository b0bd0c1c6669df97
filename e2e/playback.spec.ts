import type { Locator, Page } from "@playwright/test";
import { idle, open, picture, plot } from "./app";
import { expect, test } from "./fixtures";

function controls(page: Page): Locator {
  return page.getByRole("group", { name: "Playback" });
}

function clock(page: Page): Locator {
  return controls(page).getByText(" of ");
}

/** Puts the time cursor into the middle of the axis. */
async function seekMiddle(page: Page): Promise<void> {
  await page.getByTitle("Press or drag to put the time cursor here").click();
  await expect(clock(page)).toBeVisible();
  await idle(page);
}

/** What a part of a canvas shows: from and to are shares of its width. */
function partOf(plotted: Locator, from: number, to: number): Promise<string> {
  return plotted.locator("canvas").evaluate(
    (canvas: HTMLCanvasElement, [start, end]) => {
      const { width, height } = canvas;
      const part = canvas.getContext("2d")?.getImageData(start * width, 0, (end - start) * width, height);
      return part?.data.join("") ?? "";
    },
    [from, to],
  );
}

test.beforeEach(({ page }) => open(page));

test("playing moves the cursor until it is paused", async ({ page }) => {
  await controls(page).getByRole("button", { name: "Play (Space)" }).click();
  await expect(clock(page)).toHaveText(/^(?!0 ).* of /);
  const early = (await clock(page).textContent()) ?? "";
  await expect(clock(page)).not.toHaveText(early);
  await controls(page).getByRole("button", { name: "Pause" }).click();
  await idle(page);
  const paused = (await clock(page).textContent()) ?? "";
  const drawn = await picture(plot(page, "PipeDream"));
  await idle(page);
  await expect(clock(page)).toHaveText(paused);
  expect(await picture(plot(page, "PipeDream"))).toBe(drawn);
});

test("what comes after the cursor is dimmed, and leaving shows it again", async ({ page }) => {
  const drawn = plot(page, "PipeDream");
  const whole = await picture(drawn);
  const [past, future] = [await partOf(drawn, 0, 0.2), await partOf(drawn, 0.7, 0.9)];
  await page.getByRole("switch", { name: "Speedup" }).first().uncheck();
  const [plainPast, plainFuture] = [await partOf(drawn, 0, 0.2), await partOf(drawn, 0.7, 0.9)];
  await seekMiddle(page);
  expect(await partOf(drawn, 0, 0.2)).toBe(plainPast);
  expect(await partOf(drawn, 0.7, 0.9)).not.toBe(plainFuture);
  await page.getByRole("switch", { name: "Speedup" }).first().check();
  await controls(page).getByRole("button", { name: "Leave playback" }).click();
  await idle(page);
  expect([await partOf(drawn, 0, 0.2), await partOf(drawn, 0.7, 0.9)]).toEqual([past, future]);
  expect(await picture(drawn)).toBe(whole);
});

test("playing stops at the end, and starts over", async ({ page }) => {
  await seekMiddle(page);
  const faster = controls(page).getByRole("button", { name: "Faster" });
  while (await faster.isEnabled()) await faster.click();
  await expect(controls(page).getByRole("group", { name: "Speed", exact: true })).toContainText("16×");
  await controls(page).getByRole("button", { name: "Play (Space)" }).click();
  await expect(controls(page).getByRole("button", { name: "Play (Space)" })).toBeVisible();
  await expect(clock(page)).toHaveText(/^(.*) of \1$/);
  await controls(page).getByRole("button", { name: "Slower" }).click();
  await controls(page).getByRole("button", { name: "Play (Space)" }).click();
  await controls(page).getByRole("button", { name: "Pause" }).click();
  await expect(clock(page)).not.toHaveText(/^(.*) of \1$/);
});

test("steps go from event to event, and jumps to the ends", async ({ page }) => {
  await seekMiddle(page);
  const at = async () => (await clock(page).textContent()) ?? "";
  const middle = await at();
  await controls(page).getByRole("button", { name: "On to the next event" }).click();
  const later = await at();
  expect(later).not.toBe(middle);
  await controls(page).getByRole("button", { name: "On to the next event" }).click();
  await controls(page).getByRole("button", { name: "Back to the event before" }).click();
  await expect(clock(page)).toHaveText(later);
  await controls(page).getByRole("button", { name: "To the start" }).click();
  await expect(clock(page)).toHaveText(/^0\b.* of /);
  await controls(page).getByRole("button", { name: "To the end" }).click();
  await expect(clock(page)).toHaveText(/^(.*) of \1$/);
});

test("dragging along the axis scrubs", async ({ page }) => {
  await seekMiddle(page);
  const head = page.getByRole("slider", { name: "Time cursor" });
  const before = Number(await head.getAttribute("aria-valuenow"));
  const box = await page.getByTitle("Press or drag to put the time cursor here").boundingBox();
  if (box === null) throw new Error("The axis is not on the screen.");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.75, y, { steps: 3 });
  await page.mouse.up();
  const after = Number(await head.getAttribute("aria-valuenow"));
  expect(after / before).toBeCloseTo(1.5, 1);
});

test("the cursor stays inside schedules that become shorter", async ({ page }) => {
  await seekMiddle(page);
  await controls(page).getByRole("button", { name: "To the end" }).click();
  await page.getByRole("textbox", { name: "Processors" }).fill("32");
  await idle(page);
  await expect(clock(page)).toHaveText(/^(.*) of \1$/);
});

test.describe("with reduced motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("nothing moves by itself, and playback still plays", async ({ page }) => {
    await page.getByRole("textbox", { name: "Processors" }).fill("6");
    await idle(page);
    const moving = await page.evaluate(
      () => document.getAnimations().filter((animation) => animation.playState === "running").length,
    );
    expect(moving).toBe(0);
    await controls(page).getByRole("button", { name: "Play (Space)" }).click();
    await expect(clock(page)).toHaveText(/^(?!0 ).* of /);
    await controls(page).getByRole("button", { name: "Pause" }).click();
  });
});
