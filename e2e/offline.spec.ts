import type { Locator, Page } from "@playwright/test";
import { chart, idle, notices, open, plot, problemLine } from "./app";
import { test as base, expect } from "./fixtures";
import { type Host, host, SAYS } from "./host";

const test = base.extend<{ hosted: Host }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern
  hosted: async ({}, use) => {
    const started = await host();
    await use(started);
    await started.close();
  },
  baseURL: async ({ hosted }, use) => use(hosted.url),
});
test.use({ serviceWorkers: "allow" });

/** Opens the help. */
async function help(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Help (?)" }).click();
  return page.getByRole("dialog", { name: "Help" });
}

/** Waits until the page says that it needs no network. */
async function ready(page: Page): Promise<void> {
  await expect(await help(page)).toContainText("Ready for use without a network.");
  await page.keyboard.press("Escape");
}

/** Opens a dialog by a button, waits for what it shows, and closes it. */
async function look(page: Page, button: string | RegExp, title: string): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  await expect(page.getByRole("dialog", { name: title })).toBeVisible();
  await idle(page);
  await page.keyboard.press("Escape");
}

async function exports(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /Picture or data/ }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  for (const [format, ending] of [
    [/^SVG/, "svg"],
    [/^PNG/, "png"],
  ] as const) {
    await dialog.getByRole("radio", { name: format }).check();
    const saved = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Download" }).click();
    expect((await saved).suggestedFilename()).toBe(`vgg16-pipedream-layerpipe.${ending}`);
  }
  await page.keyboard.press("Escape");
}

async function numbers(page: Page): Promise<void> {
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    await expect(page.getByRole("tabpanel")).not.toBeEmpty();
    const views = await page.getByRole("tabpanel").getByRole("radio").all();
    for (const view of views) {
      await view.check({ force: true });
      await idle(page);
    }
  }
  await page.getByRole("tab", { name: "Layers" }).click();
  await look(page, "Published figures", "Published figures and ours");
}

async function orderOf(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Actions for PipeDream" }).click();
  await page.getByRole("menuitem", { name: /^Edit this order/ }).click();
  await expect(page.getByRole("textbox", { name: /^Order/ })).toBeFocused();
  await idle(page);
}

/** The names under which versions are kept. */
function versions(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => caches.keys());
}

/** The addresses of all files that are kept, sorted. */
function keptFiles(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const [version] = await caches.keys();
    const requests = await (await caches.open(version)).keys();
    return requests.map(({ url }) => url).sort();
  });
}

test("after one visit everything works without a network", async ({ page, context, hosted }) => {
  await open(page);
  await ready(page);
  expect(await keptFiles(page)).toEqual(hosted.kept.toSorted());
  await context.setOffline(true);
  hosted.network = "gone";
  await look(page, "Figures", "Figures from papers");
  await page.reload();
  await idle(page);
  await expect(plot(page, "LayerPipe")).toBeVisible();
  expect(await page.evaluate(() => document.fonts.check("12px 'Inter Variable'"))).toBe(true);
  await ready(page);
  await numbers(page);
  await exports(page);
  await look(page, "Add a schedule", "Add a schedule");
  await page.getByRole("combobox", { name: "Network", exact: true }).selectOption("ResNet-50, measured");
  await expect(problemLine(page)).toContainText("ResNet-50, measured");
  await idle(page);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open file" }).click();
  await (await chooser).setFiles("public/samples/vgg16.graph.txt");
  await expect(notices(page)).toContainText("vgg16.graph.txt is open");
  await idle(page);
  await orderOf(page);
  await expect(chart(page, "LayerPipe")).toBeVisible();
});

test("a host that does not answer keeps nobody waiting", async ({ page, hosted }) => {
  await open(page);
  await ready(page);
  hosted.network = "silent";
  await open(page);
  await expect(plot(page, "LayerPipe")).toBeVisible();
});

test("a newer version is told of, an open page goes on with its own, and reloading takes the newer one", async ({
  page,
  context,
  hosted,
}) => {
  await open(page);
  await ready(page);
  hosted.version = "second";
  const other = await context.newPage();
  await open(other);
  await expect(await help(other)).toContainText(SAYS.second);
  await expect(await other.getByRole("dialog", { name: "Help" })).toContainText(
    "Ready for use without a network.",
  );
  await expect(notices(page)).toContainText("A newer version is ready; reload to use it.");
  await expect(notices(other)).not.toContainText("newer");

  await exports(page);
  await numbers(page);
  await expect(await help(page)).toContainText(SAYS.first);
  await expect(page.getByRole("dialog", { name: "Help" })).toContainText("A newer version is ready");
  expect(await versions(page)).toHaveLength(2);

  await page.reload();
  await expect(await help(page)).toContainText(SAYS.second);
  await expect.poll(() => versions(page)).toHaveLength(1);
  await page.keyboard.press("Escape");
  hosted.network = "gone";
  await page.reload();
  await idle(page);
  await numbers(page);
  await expect(await help(page)).toContainText(SAYS.second);
});
