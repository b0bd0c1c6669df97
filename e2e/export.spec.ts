import { readFile } from "node:fs/promises";
import type { Download, Locator, Page } from "@playwright/test";
import { figure, idle, notices, open, problemLine, workOn } from "./app";
import { expect, test } from "./fixtures";

/** Opens the export dialog by its menu. */
async function openExport(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /Picture or data/ }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  await expect(dialog.getByRole("button", { name: "Download" })).toBeVisible();
  return dialog;
}

/** Chooses a format and saves it. */
async function save(dialog: Locator, format: RegExp): Promise<Download> {
  await dialog.getByRole("radio", { name: format }).check();
  const [saved] = await Promise.all([
    dialog.page().waitForEvent("download"),
    dialog.getByRole("button", { name: "Download" }).click(),
  ]);
  return saved;
}

async function textOf(saved: Download): Promise<string> {
  return readFile(await saved.path(), "utf8");
}

/** What the table says, as plain numbers by metric and schedule. */
async function tableOf(page: Page): Promise<ReadonlyMap<string, readonly string[]>> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy CSV" }).click();
  await expect(notices(page)).toContainText("The table is copied");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  return new Map(text.split("\n").map((line) => [line.split(",")[0], line.split(",").slice(1)]));
}

test.beforeEach(({ page }) => open(page));

test("an SVG is well formed, described, made of text, and refers to nothing outside", async ({ page }) => {
  const dialog = await openExport(page);
  await expect(dialog.getByRole("img", { name: "Preview of what will be exported" })).toBeVisible();
  const saved = await save(dialog, /^SVG/);
  expect(saved.suggestedFilename()).toBe("vgg16-pipedream-layerpipe.svg");
  const found = await page.evaluate(
    (svg) => {
      const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
      const references = [...parsed.querySelectorAll("*")].flatMap((element) =>
        [...element.attributes].flatMap(({ name, value }) => {
          const urls = [...value.matchAll(/url\(\s*["']?([^)"']*)/g)].map((match) => match[1]);
          return /^(xlink:)?href$|^src$/.test(name) ? [value, ...urls] : urls;
        }),
      );
      return {
        root: parsed.documentElement.nodeName,
        errors: parsed.querySelectorAll("parsererror").length,
        title: parsed.querySelector("svg > title")?.textContent ?? "",
        description: parsed.querySelector("svg > desc")?.textContent ?? "",
        metadata: parsed.querySelector("metadata")?.textContent ?? "",
        labels: parsed.querySelectorAll("text").length,
        text: [...parsed.querySelectorAll("text")].map((label) => label.textContent).join(" "),
        scripts: parsed.querySelectorAll("script, foreignObject, image").length,
        styles: [...parsed.querySelectorAll("style")].map((style) => style.textContent).join(" "),
        outside: references.filter((reference) => !reference.startsWith("#")),
        width: parsed.documentElement.getAttribute("width"),
      };
    },
    await textOf(saved),
  );
  expect(found).toMatchObject({ root: "svg", errors: 0, scripts: 0, outside: [], width: "1000" });
  expect(found.title).toContain("PipeDream");
  expect(found.title).toContain("LayerPipe");
  expect(found.description).toContain("8 processors");
  expect(found.metadata).toContain("#v1=");
  expect(found.labels).toBeGreaterThan(5);
  for (const label of ["PipeDream", "LayerPipe", "P0", "P7"]) expect(found.text).toContain(label);
  expect(found.styles).not.toMatch(/@import|url\(/);
});

test("an SVG has the chosen width, theme and patterns", async ({ page }) => {
  const dialog = await openExport(page);
  const plain = await textOf(await save(dialog, /^SVG/));
  await dialog.getByRole("textbox", { name: "Width" }).fill("480");
  await dialog.getByRole("switch", { name: "Patterns" }).check();
  const patterned = await textOf(await save(dialog, /^SVG/));
  expect(patterned).toMatch(/<svg[^>]* width="480"/);
  expect(patterned.split("<pattern").length).toBeGreaterThan(plain.split("<pattern").length);
  await dialog.getByRole("combobox", { name: "Theme" }).selectOption({ label: "Dark" });
  expect(await textOf(await save(dialog, /^SVG/))).not.toBe(patterned);
});

test("a PNG has as many pixels as was asked for", async ({ page }) => {
  const dialog = await openExport(page);
  const height = /<svg[^>]* height="(\d+)/.exec(await textOf(await save(dialog, /^SVG/)))?.[1];
  const saved = await save(dialog, /^PNG/);
  expect(saved.suggestedFilename()).toMatch(/\.png$/);
  const png = await readFile(await saved.path());
  expect(png.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2000, 2 * Number(height)]);
  const decoded = await page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    return [picture.width, picture.height];
  }, png.toString("base64"));
  expect(decoded).toEqual([2000, 2 * Number(height)]);
  await dialog.getByRole("textbox", { name: "Pixels per px" }).fill("1");
  const small = await readFile(await (await save(dialog, /^PNG/)).path());
  expect(small.readUInt32BE(16)).toBe(1000);
});

test("JSON and CSV agree with the table", async ({ page }) => {
  const table = await tableOf(page);
  const makespans = table.get("Makespan") ?? [];
  const dialog = await openExport(page);
  for (const [column, name] of ["PipeDream", "LayerPipe"].entries()) {
    await dialog.getByRole("radio", { name: /^Schedule \(JSON\)/ }).check();
    await dialog.getByRole("combobox", { name: "Schedule" }).selectOption({ index: column });
    const json = JSON.parse(await textOf(await save(dialog, /^Schedule \(JSON\)/)));
    expect(json.makespan).toBe(Number(makespans[column]));
    expect(json.family).toBe(name.toLowerCase());
    const report = JSON.parse(await textOf(await save(dialog, /^Report \(JSON\)/)));
    expect(report.makespan).toBe(json.makespan);
    const lines = (await textOf(await save(dialog, /^Task table/))).trimEnd().split("\r\n");
    const ends = lines.slice(1).map((line) => Number(line.split(",").at(-1)));
    expect(lines).toHaveLength(1 + json.tasks.length);
    expect(Math.max(...ends)).toBe(json.makespan);
    const seen = ((await figure(page, name, "makespan").textContent()) ?? "").replace(/\D.*$/, "");
    expect(String(json.makespan / json.ticksPerUnit)).toMatch(new RegExp(`^${seen.slice(0, 3)}`));
  }
});

test("every other format is written, too", async ({ page }) => {
  const dialog = await openExport(page);
  const formats = dialog.getByRole("group", { name: "Format" }).getByRole("radio");
  const names = await formats.evaluateAll((radios) =>
    radios.map((radio) => radio.closest("label")?.textContent ?? ""),
  );
  expect(names.length).toBeGreaterThan(4);
  for (const [index, name] of names.entries())
    await test.step(name, async () => {
      await formats.nth(index).check();
      const [saved] = await Promise.all([
        page.waitForEvent("download"),
        dialog.getByRole("button", { name: "Download" }).click(),
      ]);
      expect((await readFile(await saved.path())).length).toBeGreaterThan(20); // the shortest is a line that says where stages end
    });
  await expect(notices(page).getByRole("paragraph")).toHaveCount(0);
});

test("a large file is written while the page goes on, tells how far it is, and can be stopped", async ({
  page,
}) => {
  await page.getByRole("combobox", { name: "Network", exact: true }).selectOption("Equal layers");
  await page.getByRole("textbox", { name: "Processors" }).fill("64");
  await page.getByRole("textbox", { name: "Layers", exact: true }).fill("64");
  await page.getByRole("textbox", { name: "Minibatches" }).fill("5400");
  await idle(page);
  const dialog = await openExport(page);
  await dialog.getByRole("radio", { name: /^Chrome trace/ }).check();
  const download = dialog.getByRole("button", { name: "Download" });
  const stop = dialog.getByRole("button", { name: "Stop" });
  await download.click();
  await stop.waitFor();
  await expect(dialog.getByRole("status")).toHaveText("Writing Chrome trace (JSON) …");
  const progress = dialog.getByRole("progressbar", { name: "Written" });
  expect(await progress.evaluate((bar: HTMLProgressElement) => bar.position)).toBeLessThan(1);
  await dialog.getByRole("radio", { name: /^Report/ }).check();
  await stop.click();
  await expect(download).toBeFocused();
  await expect(dialog.getByRole("status")).toHaveText("");
  await expect(progress).toBeHidden();
  const report = JSON.parse(await textOf(await save(dialog, /^Report/)));
  expect(report).toMatchObject({ family: "pipedream", processors: 64 });
  await expect(notices(page).getByRole("paragraph")).toHaveCount(0);
});

test("what is copied as text is the file", async ({ page }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const dialog = await openExport(page);
  const saved = await textOf(await save(dialog, /^Task table/));
  await dialog.getByRole("button", { name: "Copy as text" }).click();
  await expect(notices(page)).toContainText("The Task table (CSV) is copied");
  const lines = (text: string) => text.trimEnd().split(/\r?\n/);
  expect(lines(await page.evaluate(() => navigator.clipboard.readText()))).toEqual(lines(saved));
});

test("the problem is saved as a file that brings it back", async ({ page }) => {
  await page.getByRole("textbox", { name: "Processors" }).fill("5");
  await page.getByRole("textbox", { name: "Minibatches" }).fill("12");
  await idle(page);
  const before = await workOn(page);
  await page.getByRole("button", { name: "Export" }).click();
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: /^Problem/ }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe("vgg16.json");
  await page.getByRole("combobox", { name: "Network", exact: true }).selectOption("LeNet-5");
  await page.getByRole("textbox", { name: "Processors" }).fill("3");
  await idle(page);
  await page.locator("body").drop({ files: await saved.path() });
  await expect(problemLine(page)).toContainText("VGG16 · 5 processors · 12 minibatches");
  await idle(page);
  expect(await workOn(page)).toBe(before);
});
