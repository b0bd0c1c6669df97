import { idle, open } from "./app";
import { expect, test } from "./fixtures";

test("energy constants are typed beside the energies, undone and kept in the link", async ({ page }) => {
  await open(page);
  await page.getByRole("combobox", { name: "Costs", exact: true }).selectOption("systolic");
  await idle(page);
  await page.getByRole("tab", { name: "Layers" }).click();
  await page.getByRole("radio", { name: "On the array" }).check();
  const energy = page.getByRole("region", { name: "Tasks on the array" }).locator("tfoot td").nth(7);
  const before = await energy.textContent();
  await page.getByRole("button", { name: "Constants" }).click();
  const fields = page.getByRole("region", { name: "Energy constants" });
  const sram = fields.getByRole("textbox", { name: "SRAM word" });
  await sram.fill("500");
  await expect(fields).toContainText("changed from 5");
  await expect(energy).not.toHaveText(before ?? "");
  await sram.fill("much");
  await expect(fields.getByRole("alert")).toContainText('"much" is not a number');
  await idle(page);
  await page.reload();
  await idle(page);
  await page.getByRole("tab", { name: "Layers" }).click();
  await page.getByRole("radio", { name: "Interleaved gradients" }).check();
  await page.getByRole("button", { name: "Constants" }).click();
  await expect(sram).toHaveValue("500");
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(sram).toHaveValue("5");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(sram).toHaveValue("500");
});

test("of a thousand layers the array's table has those in view, wherever it is scrolled to", async ({
  page,
}) => {
  await open(page);
  const shape = {
    ...{ kind: "convolution", inChannels: 64, outChannels: 64, kernel: [3, 3], stride: [1, 1] },
    ...{ padding: [1, 1], groups: 1, input: [14, 14], bias: true },
  };
  const counts = { macs: 64 * 64 * 9 * 196, parameters: 64 * 64 * 9 + 64, activations: 64 * 196 };
  const layers = Array.from({ length: 1000 }, (_, index) => ({ name: `conv${index}`, ...counts, shape }));
  const network = { id: "own", name: "Long", layers, inputs: 64 * 196, preferredCost: "systolic" };
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open file" }).click();
  await (await chooser).setFiles({
    name: "long.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify({ format: "layerpipe", version: 1, kind: "network", network })),
  });
  await idle(page);
  await page.getByRole("tab", { name: "Layers" }).click();
  await page.getByRole("radio", { name: "On the array" }).check();
  const tasks = page.getByRole("region", { name: "Tasks on the array" });
  await expect(tasks.getByRole("rowheader", { name: "conv0", exact: true })).toBeVisible();
  await tasks.evaluate((region) => region.scrollTo(0, region.scrollHeight));
  await expect(tasks.getByRole("rowheader", { name: "conv999", exact: true })).toBeVisible();
  expect(await tasks.getByRole("row").count()).toBeLessThan(150);
});
