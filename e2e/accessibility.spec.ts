import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { idle, notices, open, plot } from "./app";
import { expect, test } from "./fixtures";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds wrong, in words: rule and place. */
async function violations(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html.slice(0, 200)}\n${failureSummary}`),
  );
}

/** Goes on after a violation, so that one run tells them all. */
async function expectNoViolations(page: Page, where: string): Promise<void> {
  expect.soft(await violations(page), where).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const)
  test.describe(`${colorScheme} colors`, () => {
    test.use({ colorScheme });

    test("the first screen and each tab of the drawer", async ({ page }) => {
      await open(page);
      await expectNoViolations(page, "first screen");
      for (const name of ["Sweeps", "Stalls", "Utilization", "Staleness", "Memory", "Layers"]) {
        await page.getByRole("tab", { name }).click();
        await idle(page);
        await expectNoViolations(page, name);
      }
    });

    test("what is picked, played, wrong and refused", async ({ page }) => {
      await open(page);
      await plot(page, "PipeDream").click({ position: { x: 100, y: 5 } });
      await page.getByTitle("Press or drag to put the time cursor here").click();
      await page.getByRole("textbox", { name: "Processors" }).fill("2.5");
      await page.getByRole("textbox", { name: "Minibatches" }).fill("10000000");
      await page.locator("body").drop({
        files: { name: "bad.csv", mimeType: "text/csv", buffer: Buffer.from("name,macs\na,b\n") },
      });
      await expect(notices(page)).toContainText("was not opened");
      await idle(page);
      await expectNoViolations(page, "wrong and refused");
    });

    test("open dialogs", async ({ page }) => {
      await open(page);
      await page.getByRole("button", { name: "Help" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectNoViolations(page, "help");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Edit layers" }).click();
      await expect(page.getByRole("dialog").getByRole("table")).toBeVisible();
      await expectNoViolations(page, "layers");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "What is shown, and how to read it" }).click();
      await expectNoViolations(page, "overlays");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Export" }).click();
      await page.getByRole("menuitem", { name: /Picture or data/ }).click();
      await expect(page.getByRole("dialog", { name: "Export" }).getByRole("img")).toBeVisible();
      await expectNoViolations(page, "export");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Add a schedule" }).click();
      await expect(page.getByRole("dialog", { name: "Add a schedule" }).locator("svg path")).not.toHaveCount(
        0,
      );
      await expectNoViolations(page, "schedules");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Figures" }).click();
      await expect(page.getByRole("dialog").getByRole("heading", { name: "GPipe" })).toBeVisible();
      await expectNoViolations(page, "figures");
      await page.getByRole("button", { name: "GPipe" }).last().click();
      await idle(page);
      await expectNoViolations(page, "a figure with its caption");
    });

    test("open menus", async ({ page }) => {
      await open(page);
      for (const name of ["Actions for LayerPipe", "Theme", "Export"]) {
        await page.getByRole("button", { name, exact: true }).click();
        await page.getByRole("menuitem").or(page.getByRole("menuitemradio")).first().hover();
        await expectNoViolations(page, name);
        await page.keyboard.press("Escape");
      }
    });

    test.describe("on a phone", () => {
      test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

      test("every part", async ({ page }) => {
        await open(page);
        const parts = page.getByRole("navigation", { name: "Parts of the page" });
        for (const name of ["Charts", "Problem", "Inspect", "Numbers"]) {
          await parts.getByRole("button", { name }).tap();
          await idle(page);
          await expectNoViolations(page, name);
        }
      });
    });
  });

test("the projector's colors", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitemradio", { name: "Projector" }).click();
  await idle(page);
  await expectNoViolations(page, "projector");
});

/** How what has the focus, or one of the two elements around it, looks. */
function looks(page: Page): Promise<string> {
  return page.evaluate(() => {
    const seen: string[] = [];
    let element: Element | null = window.lastFocus ?? null;
    for (let level = 0; element !== null && level < 3; level++, element = element.parentElement) {
      const { outline, outlineOffset, boxShadow, border, background } = getComputedStyle(element);
      seen.push([outline, outlineOffset, boxShadow, border, background].join(";"));
    }
    return seen.join("\n");
  });
}

declare global {
  interface Window {
    /** What had the focus before this test took it away. */
    lastFocus?: Element;
  }
}

test("the keyboard's focus is seen wherever it goes", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page);
  const stops = new Set<string>();
  for (;;) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return undefined;
      window.lastFocus = element;
      return `${element.tagName} ${element.getAttribute("aria-label") ?? element.textContent} ${element.id}`;
    });
    if (name === undefined || stops.has(name)) break;
    stops.add(name);
    const focused = await looks(page);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    expect(await looks(page), name).not.toBe(focused);
  }
  expect(stops.size).toBeGreaterThan(30);
});

for (const [width, height] of [
  [1280, 800],
  [1920, 1080],
] as const)
  test(`one screen of ${width} × ${height} needs no scrolling of the page`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    const size = () =>
      page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        return [scrollWidth, scrollHeight];
      });
    expect(await size()).toEqual([width, height]);
    await page.getByRole("button", { name: "Add a schedule" }).click();
    await page.keyboard.type("gpipe");
    await page.keyboard.press("Enter");
    await idle(page);
    expect(await size()).toEqual([width, height]);
    await expect(page.getByRole("tab", { name: "Comparison" })).toBeInViewport();
    await expect(page.getByRole("button", { name: "Play (Space)" })).toBeInViewport();
  });

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("nothing is wider than the screen, and every part is reached", async ({ page }) => {
    await open(page);
    const parts = page.getByRole("navigation", { name: "Parts of the page" });
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBe(390);
    await expect(plot(page, "PipeDream")).toBeInViewport();
    await parts.getByRole("button", { name: "Problem" }).tap();
    await page.getByRole("textbox", { name: "Processors" }).fill("4");
    expect(await width()).toBe(390);
    await parts.getByRole("button", { name: "Numbers" }).tap();
    await expect(page.getByRole("tabpanel", { name: "Comparison" }).getByRole("table")).toBeVisible();
    expect(await width()).toBe(390);
    await parts.getByRole("button", { name: "Charts" }).tap();
    await idle(page);
    await plot(page, "PipeDream").tap({ position: { x: 60, y: 5 } });
    await parts.getByRole("button", { name: "Inspect" }).tap();
    await expect(page.getByRole("complementary", { name: "Inspector" }).getByRole("article")).toBeVisible();
    expect(await width()).toBe(390);
  });
});
