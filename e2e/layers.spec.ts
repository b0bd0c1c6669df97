import type { Locator, Page } from "@playwright/test";
import { figure, idle, open, picture, plot, problemLine, typeOver, undo } from "./app";
import { expect, test } from "./fixtures";

/** Opens the layer table. */
async function openTable(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Edit layers" }).click();
  const dialog = page.getByRole("dialog", { name: /^Layers of / });
  await expect(dialog.getByRole("table")).toBeVisible();
  return dialog;
}

function nameOf(dialog: Locator, layer: number): Locator {
  return dialog.getByRole("textbox", { name: `Name of layer ${layer}`, exact: true });
}

test.beforeEach(({ page }) => open(page));

test("a layer is renamed", async ({ page }) => {
  const dialog = await openTable(page);
  await typeOver(nameOf(dialog, 0), "stem");
  await expect(dialog).toHaveAccessibleName("Layers of VGG16, edited");
  await typeOver(nameOf(dialog, 0), "");
  await expect(dialog.getByRole("alert")).toHaveText("A layer's name has at least one letter.");
  await expect(nameOf(dialog, 0)).toHaveValue("");
  await page.keyboard.press("Escape");
  await expect(nameOf(dialog, 0)).not.toHaveValue("");
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(problemLine(page)).toContainText("VGG16, edited");
});

test("a layer that costs more makes the period longer, and undo takes it back", async ({ page }) => {
  const period = figure(page, "PipeDream", "period");
  const before = (await period.textContent()) ?? "";
  const drawn = await picture(plot(page, "PipeDream"));
  const dialog = await openTable(page);
  await typeOver(dialog.getByRole("textbox", { name: "Multiply-adds, conv1_1" }), "9e9");
  await idle(page);
  await expect(period).not.toHaveText(before);
  await dialog.getByRole("button", { name: "Close" }).click();
  expect(await picture(plot(page, "PipeDream"))).not.toBe(drawn);
  await undo(page);
  await expect(period).toHaveText(before);
  await expect(problemLine(page)).toContainText("VGG16 ·");
  expect(await picture(plot(page, "PipeDream"))).toBe(drawn);
});

test("a wrong cost is explained in the table and changes nothing", async ({ page }) => {
  const dialog = await openTable(page);
  const cost = dialog.getByRole("textbox", { name: "Multiply-adds, conv1_1" });
  const before = await cost.inputValue();
  for (const text of ["-1", "1.5", "many"]) {
    await cost.fill(text);
    await expect(dialog.getByRole("alert")).toContainText("the number of multiply-adds", {
      ignoreCase: true,
    });
    await expect(cost).toHaveValue(text);
  }
  await cost.press("Escape");
  await expect(dialog).toBeVisible();
  await expect(cost).toHaveValue(before);
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
});

test("layers are added, copied and removed", async ({ page }) => {
  const before = (await figure(page, "PipeDream", "makespan").textContent()) ?? "";
  const dialog = await openTable(page);
  const rows = dialog.getByRole("table");
  await expect(rows).toHaveAttribute("aria-rowcount", "17");
  await dialog.getByRole("button", { name: "Add a layer" }).click();
  await expect(rows).toHaveAttribute("aria-rowcount", "18");
  await dialog.getByRole("button", { name: "Add a copy of conv1_2 after it" }).click();
  await expect(nameOf(dialog, 2)).toHaveValue("conv1_2 copy");
  await expect(rows).toHaveAttribute("aria-rowcount", "19");
  await idle(page);
  await expect(figure(page, "PipeDream", "makespan")).not.toHaveText(before);
  await dialog.getByRole("button", { name: "Remove conv1_2 copy" }).click();
  await dialog.getByRole("button", { name: "Remove conv1_1" }).click();
  await expect(nameOf(dialog, 0)).toHaveValue("conv1_2");
  await expect(rows).toHaveAttribute("aria-rowcount", "17");
  await dialog.getByRole("button", { name: "Close" }).click();
  for (let step = 0; step < 4; step++) await undo(page);
  await expect(problemLine(page)).toContainText("VGG16 ·");
  await expect(figure(page, "PipeDream", "makespan")).toHaveText(before);
});

test("a layer moves up and down, and the focus goes with it", async ({ page }) => {
  const dialog = await openTable(page);
  const down = dialog.getByRole("button", { name: "Move conv1_1 down" });
  await down.click();
  await expect(nameOf(dialog, 1)).toHaveValue("conv1_1");
  await expect(down).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(nameOf(dialog, 2)).toHaveValue("conv1_1");
  await dialog.getByRole("button", { name: "Move conv1_1 up" }).click();
  await expect(nameOf(dialog, 1)).toHaveValue("conv1_1");
  await expect(dialog.getByRole("button", { name: "Move conv1_2 up" })).toBeDisabled();
});

test("typed times price the network", async ({ page }) => {
  const dialog = await openTable(page);
  await dialog.getByRole("radio", { name: "Typed times" }).check();
  await typeOver(dialog.getByRole("textbox", { name: "Forward, conv1_1" }), "2.5");
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeEnabled();
});

test("the table is downloaded as a file that opens again", async ({ page }) => {
  const dialog = await openTable(page);
  await typeOver(nameOf(dialog, 0), "stem");
  await dialog.getByRole("button", { name: "Download" }).click();
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: /Layer table/ }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe("vgg16-edited.csv");
  await dialog.getByRole("button", { name: "Close" }).click();
  await undo(page);
  await page.locator("body").drop({ files: await saved.path() });
  await idle(page);
  await page.getByRole("button", { name: "Edit layers" }).click();
  await expect(nameOf(page.getByRole("dialog"), 0)).toHaveValue("stem");
});
