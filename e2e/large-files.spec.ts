import type { Page } from "@playwright/test";
import { idle, notices, open, plot, problemLine, undo, workOn } from "./app";
import { expect, test } from "./fixtures";

/** A layer table of about 50 bytes a layer. */
function table(layers: number, lastLine = ""): Buffer {
  const lines = Array.from(
    { length: layers },
    (_, i) => `encoder.block${i}.attention.projection,${1000 + i},10,5`,
  );
  return Buffer.from(["name,macs,parameters,activations", ...lines, lastLine].join("\n"));
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open file" }).click();
  await (await chooser).setFiles({ name, mimeType: "text/csv", buffer });
}

/** The thread that reads files does not start until it is let go. */
async function holdReader(page: Page): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/opener-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  return release;
}

test("20,000 layers are opened while the page goes on, and undone", async ({ page }) => {
  await open(page);
  const before = await workOn(page);
  const release = await holdReader(page);
  await choose(page, "deep.csv", table(20_000));
  await expect(notices(page)).toContainText("Reading deep.csv …");
  const processors = page.getByRole("textbox", { name: "Processors" });
  await processors.fill("4");
  await expect(problemLine(page)).toContainText("4 processors");
  release();
  await expect(notices(page)).toContainText("deep.csv is open: 20000 layers.");
  await expect(notices(page)).not.toContainText("Reading");
  await idle(page);
  await expect(problemLine(page)).toContainText("deep · 4 processors");
  await expect(plot(page, "PipeDream")).toBeVisible();
  await undo(page);
  await undo(page);
  expect(await workOn(page)).toBe(before);
});

test("what is wrong in a large file is said, and the work stays", async ({ page }) => {
  await open(page);
  const before = await workOn(page);
  await choose(page, "bad.csv", table(10_000, "last,1,1"));
  await expect(notices(page)).toContainText("bad.csv was not opened. Line 10002: 3 cells stand under 4");
  await idle(page);
  expect(await workOn(page)).toBe(before);
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
});

for (const [what, stop] of [
  ["the button", (page: Page) => notices(page).getByRole("button", { name: "Stop" }).click()],
  ["Escape", (page: Page) => page.keyboard.press("Escape")],
] as const)
  test(`reading a file is stopped by ${what}, and the work stays`, async ({ page }) => {
    await open(page);
    const before = await workOn(page);
    const release = await holdReader(page);
    await choose(page, "deep.csv", table(20_000));
    await expect(notices(page)).toContainText("Reading deep.csv …");
    await stop(page);
    await expect(notices(page)).toContainText("deep.csv was not opened: reading it was stopped.");
    await expect(notices(page)).not.toContainText("Reading deep.csv");
    release();
    await idle(page);
    expect(await workOn(page)).toBe(before);
    await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
  });

test("a file that is opened while another is read takes its place", async ({ page }) => {
  await open(page);
  const release = await holdReader(page);
  await choose(page, "deep.csv", table(20_000));
  await expect(notices(page)).toContainText("Reading deep.csv …");
  await choose(page, "small.csv", table(3));
  await expect(notices(page)).toContainText("deep.csv was not opened: reading it was stopped.");
  await expect(notices(page)).toContainText("small.csv is open: 3 layers.");
  release();
  await idle(page);
  await expect(problemLine(page)).toContainText("small");
});
