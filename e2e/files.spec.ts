import { readFile, truncate, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { headline, idle, notices, open, plot, problemLine, undo, workOn } from "./app";
import { expect, test } from "./fixtures";

const SAMPLE = "public/samples/vgg16.graph.txt";
const TABLE = "name,macs,parameters,activations\nconv,4000,10,50\nfc1,2000,20,2\nfc2,1000,20,2\n";
const OWN_NETWORK = {
  format: "layerpipe",
  version: 1,
  kind: "network",
  network: {
    id: "own",
    name: "Three of a kind",
    layers: ["a", "b", "c"].map((name) => ({ name, macs: 1000, parameters: 10, activations: 5 })),
    inputs: 5,
    preferredCost: "macs",
  },
};

interface TextFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

function file(name: string, content: string | Buffer): TextFile {
  return { name, mimeType: "application/octet-stream", buffer: Buffer.from(content) };
}

/** Opens a file as a user does who presses the button. */
async function choose(page: Page, chosen: string | TextFile): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open file" }).click();
  await (await chooser).setFiles(chosen);
}

/** Closes the notice, so that it stands in nobody's way. */
async function closeNotice(page: Page): Promise<void> {
  await notices(page).getByRole("button", { name: "Close" }).click();
  await expect(notices(page).getByRole("paragraph")).toHaveCount(0);
}

test.beforeEach(({ page }) => open(page));

test("a PipeDream profile is opened through the file chooser, and undone", async ({ page }) => {
  const before = await workOn(page);
  await choose(page, SAMPLE);
  await expect(notices(page)).toContainText("vgg16.graph.txt is open: 16 layers.");
  await expect(notices(page)).toContainText("make 16 layers");
  await idle(page);
  await expect(problemLine(page)).toContainText("vgg16 · 8 processors");
  await expect(page.getByRole("combobox", { name: "Costs" })).toHaveValue("profile");
  await expect(headline(page)).toContainText(/ms|µs|\ds/);
  await expect(plot(page, "PipeDream")).toBeVisible();
  await undo(page);
  expect(await workOn(page)).toBe(before);
});

test("a layer table is dropped onto the page", async ({ page }) => {
  await page.locator("body").drop({ files: file("my net.csv", TABLE) });
  await expect(notices(page)).toContainText("my net.csv is open: 3 layers.");
  await idle(page);
  await expect(problemLine(page)).toContainText("my net · 8 processors");
  await expect(page.getByRole("combobox", { name: "Network", exact: true })).toHaveValue("own");
  await expect(page.getByText("Drop to open")).toHaveCount(0);
});

test("a file dragged over the page is told where it may go", async ({ page }) => {
  const dragged = await page.evaluateHandle((name) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["name,macs"], name));
    return transfer;
  }, "net.csv");
  await page.locator("body").dispatchEvent("dragover", { dataTransfer: dragged });
  await expect(page.getByText("Drop to open")).toBeVisible();
  await expect(page.getByText("Drop to open")).toHaveCount(0);
});

test("a network of our own is opened by keyboard", async ({ page }) => {
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("ControlOrMeta+o");
  await (await chooser).setFiles(file("three.json", JSON.stringify(OWN_NETWORK)));
  await expect(notices(page)).toContainText("three.json is open: 3 layers.");
  await idle(page);
  await expect(problemLine(page)).toContainText("Three of a kind");
});

test("a whole problem comes with its machine and its training", async ({ page }) => {
  const problem = {
    network: OWN_NETWORK.network,
    machine: { processors: 2, transfer: { kind: "none" } },
    training: { microbatches: 5, batches: 1, batchSize: 4, firstGradient: false },
    cost: { id: "macs", options: {} },
  };
  const text = JSON.stringify({ format: "layerpipe", version: 1, kind: "problem", problem });
  await choose(page, file("problem.json", text));
  await idle(page);
  await expect(problemLine(page)).toContainText("Three of a kind · 2 processors · 5 minibatches");
  await expect(page.getByRole("textbox", { name: "Processors" })).toHaveValue("2");
});

test("a measured sample is chosen from the list", async ({ page }) => {
  const list = page.getByRole("combobox", { name: "Network", exact: true });
  await list.selectOption({ label: "GNMT, measured" });
  await expect(notices(page)).toContainText("GNMT, measured is open: 11 layers.");
  await expect(notices(page)).toContainText("booked on the embedding");
  await idle(page);
  await expect(problemLine(page)).toContainText("GNMT, measured");
  await list.selectOption({ label: "LeNet-5" });
  await idle(page);
  await expect(problemLine(page)).toContainText("LeNet-5");
});

const header = "name,macs,parameters,activations\n";
const profileLines = (await readFile(SAMPLE, "utf8")).split("\n");
const refused: readonly (readonly [
  what: string,
  name: string,
  content: () => string | Buffer,
  why: RegExp,
])[] = [
  [
    "a table with a bad third line",
    "bad.csv",
    () => `${header}a,1,1,1\nb,1,1\nc,1,1,1\n`,
    /Line 3: 3 cells stand under 4/,
  ],
  [
    "a number that is none",
    "nan.csv",
    () => `${header}a,1,1,1\nb,NaN,1,1\n`,
    /Line 3: macs is a whole number .*"NaN"/,
  ],
  [
    "cut-off JSON",
    "cut.json",
    () => JSON.stringify(OWN_NETWORK, undefined, 2).slice(0, 200),
    /cut off: .*line \d+/,
  ],
  ["JSON of another program", "package.json", () => '{"name": "left-pad"}', /no LayerPipe file/],
  [
    "a misspelt field",
    "odd.json",
    () => JSON.stringify(OWN_NETWORK).replace('"macs"', '"mcas"'),
    /mcas|macs/,
  ],
  [
    "a profile with a bad line",
    "bad.graph.txt",
    () => profileLines.with(2, "node13 -- what?").join("\n"),
    /Line 3: /,
  ],
  ["an empty file", "empty.csv", () => "", /The file is empty/],
  [
    "25 megabytes",
    "large.csv",
    () => `${header}${"conv,1,1,1\n".repeat(2_272_728)}`,
    /25\.0 million characters; at most 20 million/,
  ],
  [
    "a picture",
    "photo.png",
    () => Buffer.from("89504e470d0a1a0a0000000d49484452ff00fe", "hex"),
    /no file that can be read/,
  ],
  [
    "bytes called a table",
    "bytes.csv",
    () => Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 197) % 256)),
    /Line \d+/,
  ],
];

test("what cannot be read is refused with the reason, and the work stays", async ({ page }) => {
  const before = await workOn(page);
  for (const [what, name, content, why] of refused)
    await test.step(what, async () => {
      await page.locator("body").drop({ files: file(name, content()) });
      await expect(notices(page)).toContainText(why);
      await expect(notices(page)).toContainText(name);
      await closeNotice(page);
    });
  await idle(page);
  expect(await workOn(page)).toBe(before);
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
});

test("a file of 100 megabytes is refused without being read", async ({ page }, testInfo) => {
  const path = testInfo.outputPath("huge.csv");
  await writeFile(path, "");
  await truncate(path, 100_000_000);
  const before = await workOn(page);
  await choose(page, path);
  await expect(notices(page)).toContainText("huge.csv is too large");
  expect(await workOn(page)).toBe(before);
});
