import type { Page } from "@playwright/test";
import { chart, idle, notices, open, undo } from "./app";
import { expect, test } from "./fixtures";

/** Opens the tab of the layers, with costs of a systolic array. */
async function openLayers(page: Page): Promise<void> {
  await open(page);
  await page.getByRole("combobox", { name: "Costs", exact: true }).selectOption("systolic");
  await idle(page);
  await page.getByRole("tab", { name: "Layers" }).click();
  await expect(page.getByRole("region", { name: "Prices of layers" })).toBeVisible();
}

test("a task's walk over a systolic array is opened and stepped by keyboard", async ({ page }) => {
  await openLayers(page);
  const prices = page.getByRole("region", { name: "Prices of layers" });
  await expect(prices.getByRole("row", { name: /^conv1_2/ })).toContainText("P");

  await page.getByRole("radio", { name: "Prices" }).focus();
  await page.keyboard.press("ArrowRight");
  const tasks = page.getByRole("region", { name: "Tasks on the array" });
  await expect(tasks).toBeVisible();
  const folds = tasks.getByRole("button", { name: /walk through the folds of conv2_1, Forward/ });
  await folds.focus();
  await page.keyboard.press("Enter");

  const dialog = page.getByRole("dialog", { name: "Walk through the folds" });
  const slider = dialog.getByRole("slider", { name: "Fold" });
  await expect(slider).toBeFocused();
  // 3 · 3 · 64 = 576 weights of each of 128 filters: five folds of 128 rows
  await expect(dialog).toContainText("Fold 1 of 5.");
  await page.keyboard.press("ArrowRight");
  await expect(dialog).toContainText("Fold 2 of 5. Of the weights it holds filter weights 129 to 256");
  await page.keyboard.press("End");
  await expect(dialog).toContainText("Fold 5 of 5. Of the weights it holds filter weights 513 to 576");
  await expect(dialog).toContainText("on 50 % of the array's elements");
  await page.keyboard.press("ArrowLeft");
  await expect(dialog).toContainText("Fold 4 of 5.");
  await page.keyboard.press("Home");
  await page.keyboard.press(" ");
  await expect(dialog).toContainText("Fold 5 of 5.");

  await dialog.getByRole("combobox", { name: "Task" }).selectOption("Weight gradient");
  await expect(dialog).toContainText("Of the weights' gradient it holds");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(folds).toBeFocused();
});

test("another array is typed at the left, and the tab follows", async ({ page }) => {
  await openLayers(page);
  await page.getByRole("radio", { name: "On the array" }).check();
  const first = page.getByRole("button", { name: /walk through the folds of conv2_1, Forward/ });
  await expect(first).toHaveText(/^5 × /);
  const array = page.getByRole("textbox", { name: "Array" });
  await array.fill("64x64");
  await expect(first).toHaveText(/^18 × /);
  await array.fill("64");
  await expect(page.getByRole("alert").filter({ hasText: "rows × columns" })).toBeVisible();
});

test("interleaving, fused pooling and published figures stand beside ours", async ({ page }) => {
  await openLayers(page);
  await page.getByRole("radio", { name: "Interleaved gradients" }).check();
  await expect(page.getByRole("tabpanel")).toContainText("confidence about 40 %");
  await expect(page.getByRole("list", { name: "Published figures beside ours" })).toContainText(
    "published 1.4 to 2.2 ×",
  );
  await page.getByRole("button", { name: "Compare with split placement" }).click();
  await idle(page);
  await expect(chart(page, "LayerPipe, one task if interleaved")).toBeVisible();
  await expect(chart(page, "LayerPipe, two tasks")).toBeVisible();
  await page.getByRole("radio", { name: "Fused pooling" }).check();
  await expect(page.getByRole("region", { name: "Fused pooling" })).toContainText("Max pooling follows it");
  await page.getByRole("button", { name: "Check that it is exact" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Run 1" })).toContainText(
    "the same within rounding",
  );
  await page.getByRole("button", { name: "Published figures" }).click();
  const dialog = page.getByRole("dialog", { name: "Published figures and ours" });
  await expect(dialog.getByRole("region", { name: "MLCNN" })).toContainText("12.8 × quantized");
});

test("without an array the tab says why, and leads to one", async ({ page }) => {
  await open(page);
  await page.getByRole("tab", { name: "Layers" }).click();
  await page.getByRole("radio", { name: "On the array" }).check();
  await page.getByRole("button", { name: "Price them on a systolic array" }).click();
  await expect(page.getByRole("region", { name: "Tasks on the array" })).toBeVisible();
});

test("spiking networks stand beside standard pipelining and what SpikePipe states", async ({ page }) => {
  await openLayers(page);
  await page.getByRole("radio", { name: "Spikes" }).check();
  await expect(page.getByRole("tabpanel")).toContainText("VGG16 has no time steps");
  await page.getByRole("button", { name: "Spiking VGG9" }).click();
  await page.getByRole("combobox", { name: "Costs", exact: true }).selectOption("systolic");
  await idle(page);
  await expect(page.getByRole("tabpanel")).toContainText("A reconstruction from SpikePipe's abstract");

  const layers = page.getByRole("region", { name: "Spikes" });
  const first = layers.getByRole("row", { name: /^conv1_1/ });
  await expect(first).toContainText("1.573");
  await expect(first).toContainText("50.332");
  const curve = page.getByRole("img", { name: /^LayerPipe over standard pipelining/ });
  await expect(curve).toHaveAccessibleName(/1\.09× on 2, .* 2\.37× on 8\./);
  const claims = page.getByRole("list", { name: "Published figures beside ours" });
  await expect(claims).toContainText("published 1.6 ×here 2.37 ×");
  await expect(claims).toContainText("links take no time here");

  await claims.getByRole("button", { name: "Set links of 64 GB/s, at 700 MHz" }).click();
  await expect(claims).toContainText(/published up to 0\.5 %here 0\.\d+ %/);
  await undo(page);
  await expect(claims).toContainText("links take no time here");

  await page.getByRole("textbox", { name: "Time steps" }).fill("12");
  await expect(first).toContainText("3.146");
  await undo(page);

  await page.getByRole("button", { name: "Compare with standard pipelining" }).click();
  await expect(notices(page)).toContainText("already stand among the charts");
});
