import type { Page } from "@playwright/test";
import { deflateSync, strToU8 } from "fflate";
import { LINK_DICTIONARY } from "../src/state/linkDictionary";
import { chart, idle, notices, open, plot, problemLine, typeOver, undo, workOn } from "./app";
import { expect, test } from "./fixtures";

const dictionary = strToU8(LINK_DICTIONARY);

/** A link as anyone may forge it. */
function forge(text: string): string {
  return `#v1=${Buffer.from(deflateSync(strToU8(text), { dictionary })).toString("base64url")}`;
}

/** The default work with something else in place of some of its fields. */
function forgeWork(problem: object, rest: object = {}): string {
  return forge(
    JSON.stringify({
      format: "layerpipe",
      version: 1,
      kind: "work",
      work: {
        problem: {
          network: "vgg16",
          machine: { processors: 8, transfer: { kind: "none" } },
          training: { microbatches: 32, batches: 1, batchSize: 32, firstGradient: false },
          cost: { id: "macs", options: {} },
          ...problem,
        },
        charts: [{ id: "c1", family: "pipedream", options: {} }],
        baseline: "c1",
        view: {},
        ...rest,
      },
    }),
  );
}

/** Goes to another address of the same page, as one does who pastes a link. */
async function paste(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

/** Presses Share and reads what it copied. */
async function share(page: Page): Promise<string> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Share" }).click();
  await expect(notices(page)).toContainText("The link to this screen is copied");
  return page.evaluate(() => navigator.clipboard.readText());
}

test("a link opens the same screen in another tab", async ({ page, context }) => {
  await open(page);
  await typeOver(page.getByRole("textbox", { name: "Processors" }), "6");
  await page.getByRole("switch", { name: "Critical path" }).check();
  await page.getByRole("switch", { name: "Patterns" }).check();
  await page.getByRole("switch", { name: "Speedup" }).uncheck();
  await plot(page, "PipeDream").focus();
  await page.keyboard.press("w");
  await page.keyboard.press("w");
  await page.keyboard.press("d");
  await page.keyboard.press("Space");
  await page.keyboard.press("End");
  for (let step = 0; step < 5; step++) await page.keyboard.press("ArrowLeft");
  await page.getByRole("main").focus();
  await idle(page);
  const before = await workOn(page);
  const clock = await page.getByRole("group", { name: "Playback" }).getByText(" of ").textContent();
  const link = await share(page);
  // What is done after that is in the storage that the tabs share, and not in the link.
  await typeOver(page.getByRole("textbox", { name: "Processors" }), "3");
  await idle(page);

  const other = await context.newPage();
  await open(other, new URL(link).hash);
  await expect(other.getByRole("textbox", { name: "Processors" })).toHaveValue("6");
  await expect(other.getByRole("switch", { name: "Critical path" })).toBeChecked();
  await expect(other.getByRole("switch", { name: "Patterns" })).toBeChecked();
  await expect(other.getByRole("switch", { name: "Speedup" })).not.toBeChecked();
  await expect(other.getByRole("group", { name: "Playback" }).getByText(" of ")).toHaveText(clock ?? "");
  expect(await workOn(other)).toBe(before);
});

test("the address follows the work", async ({ page }) => {
  await open(page);
  const before = page.url();
  await typeOver(page.getByRole("textbox", { name: "Processors" }), "5");
  await expect.poll(() => page.url()).not.toBe(before);
  await page.reload();
  await idle(page);
  await expect(problemLine(page)).toContainText("5 processors");
});

test("work outlives the tab", async ({ page, context }) => {
  await open(page);
  await typeOver(page.getByRole("textbox", { name: "Processors" }), "5");
  const later = await context.newPage();
  await expect(async () => {
    await open(later);
    await expect(problemLine(later)).toContainText("5 processors", { timeout: 1 });
    await later.goto("about:blank");
  }).toPass();
});

test("an edit right before a reload is kept", async ({ page }) => {
  await open(page);
  await page.getByRole("textbox", { name: "Processors" }).fill("5");
  await page.reload();
  await idle(page);
  await expect(problemLine(page)).toContainText("5 processors");
});

test("work outlives a browser that opens its storage slowly", async ({ page, context }) => {
  await open(page);
  await typeOver(page.getByRole("textbox", { name: "Processors" }), "5");
  const later = await context.newPage();
  await later.addInitScript(delayStorage);
  await expect(async () => {
    await open(later);
    await expect(problemLine(later)).toContainText("5 processors", { timeout: 1000 });
    await later.goto("about:blank");
  }).toPass({ timeout: 20_000 });
});

/** Makes IndexedDB take a while, as on a disk that is cold or busy. */
function delayStorage(): void {
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...given) {
    const request = open.apply(this, given);
    Object.defineProperty(request, "onsuccess", {
      set: (heard: (event: Event) => void) =>
        request.addEventListener("success", (event) => setTimeout(() => heard.call(request, event), 700)),
    });
    return request;
  };
}

test("a schedule of a later version is named and the rest of the link opens", async ({ page }) => {
  const charts = ["pipedream", "x"].map((family, i) => ({ id: `c${i + 1}`, family, options: {} }));
  await open(page, forgeWork({ network: "lenet5" }, { charts }));
  await expect(problemLine(page)).toContainText("LeNet-5");
  await expect(plot(page, "PipeDream")).toBeVisible();
  await expect(chart(page, "x").getByRole("status")).toContainText('There is no schedule family "x"');
});

const own = { id: "own", name: "net", inputs: 1, preferredCost: "macs" };
const hostile: readonly (readonly [what: string, hash: () => string, why: RegExp])[] = [
  ["no base64", () => "#v1=%00%00<script>alert(1)</script>", /cut off or has a wrong letter/],
  ["base64 of nothing", () => "#v1=garbage", /cut off or has a wrong letter|cut off/],
  ["nothing", () => "#v1=", /cut off or has a wrong letter/],
  ["a newer version", () => "#v2=AAAA", /newer version/],
  ["a long one", () => `#v1=${"A".repeat(1_100_000)}`, /too long/],
  ["a bomb", () => forge(" ".repeat(60_000_000)), /more than 2 megabytes/],
  ["a number", () => forge("7"), /no LayerPipe file/],
  ["a list", () => forge("[[[[[[]]]]]]"), /no LayerPipe file/],
  ["deep nesting", () => forge("[".repeat(100_000)), /cut off or has a wrong letter/],
  ["work of no kind", () => forge('{"format":"layerpipe","version":1,"work":"?"}'), /no work/],
  [
    "no processors",
    () => forgeWork({ machine: { processors: -3, transfer: { kind: "none" } } }),
    /processors/,
  ],
  ["a billion minibatches", () => forgeWork({ training: { microbatches: 1e12 } }), /training|minibatches/],
  ["a network of nothing", () => forgeWork({ network: { ...own, layers: [] } }), /layers/],
  [
    "a polluted id",
    () => forgeWork({}, { charts: [{ id: "__proto__", family: "gpipe", options: {} }] }),
    /charts/,
  ],
  [
    "a hundred charts",
    () => forgeWork({}, { charts: Array(100).fill({ id: "c1", family: "gpipe", options: {} }) }),
    /charts/,
  ],
  ["a window upside down", () => forgeWork({}, { view: { viewport: { from: 9, to: 2 } } }), /view|window/],
];

test("a broken link is told in a sentence, and the page opens as usual", async ({ page }) => {
  await open(page);
  const usual = await workOn(page);
  await page.goto("about:blank");
  await open(page, "#v1=garbage");
  await expect(notices(page)).toContainText("The link could not be opened: ");
  expect(await workOn(page)).toBe(usual);
  await page.reload();
  await idle(page);
  await expect(notices(page).getByRole("paragraph")).toHaveCount(0);
});

test("a broken link that is pasted is told, and the work stays", async ({ page }) => {
  await open(page);
  await typeOver(page.getByRole("textbox", { name: "Processors" }), "5");
  await idle(page);
  const before = await workOn(page);
  for (const [what, hash, why] of hostile)
    await test.step(what, async () => {
      await paste(page, hash());
      await expect(notices(page)).toContainText(/The link could not be opened: .*\./);
      await expect(notices(page)).toContainText(why);
      await notices(page).getByRole("button", { name: "Close" }).click();
    });
  await idle(page);
  expect(await workOn(page)).toBe(before);
});

test("a link that is pasted opens as a step that can be undone", async ({ page }) => {
  await open(page);
  const before = await workOn(page);
  await paste(page, forgeWork({ network: "lenet5" }));
  await expect(problemLine(page)).toContainText("LeNet-5 · 8 processors");
  await undo(page);
  expect(await workOn(page)).toBe(before);
});

test("markup in names is text", async ({ page }) => {
  const name = '<script>alert(1)</script><img src=x onerror="alert(2)">';
  const layers = [name, `"${name}`, `{{${name}}}`].map((layer) => ({
    name: layer,
    macs: 1000,
    parameters: 10,
    activations: 5,
  }));
  await open(page, forgeWork({ network: { ...own, name, layers } }));
  await expect(problemLine(page)).toContainText(`${name} · 8 processors`);
  await expect(page.getByRole("img", { name: "x" })).toHaveCount(0);
  await plot(page, "PipeDream").hover({ position: { x: 3, y: 3 } });
  await expect(page.getByRole("complementary", { name: "Inspector" })).toContainText(`forward of ${name}`);
  await page.getByRole("button", { name: "Edit layers" }).click();
  await expect(page.getByRole("dialog")).toHaveAccessibleName(`Layers of ${name}`);
  await expect(page.locator("main script, main img, aside img, dialog img")).toHaveCount(0);
});
