import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { chart, idle, notices, open, plot, problemLine, undo } from "./app";
import { expect, test } from "./fixtures";

const area = (page: Page) => page.getByRole("textbox", { name: /^Order/ });
const findings = (page: Page) => page.getByRole("region", { name: "Findings" });

/** Four equal layers on four processors, with 1F1B as the only chart. */
async function openFlush(page: Page): Promise<void> {
  await open(page);
  await page.getByRole("button", { name: "Figures" }).click();
  await page.getByRole("button", { name: "GPipe" }).last().click();
  await idle(page);
  await page.getByRole("button", { name: "Actions for GPipe" }).click();
  await page.getByRole("menuitem", { name: /^Edit this order/ }).click();
  await expect(area(page)).toBeFocused();
  await page.getByRole("button", { name: "Start from" }).click();
  await page.getByRole("menuitem", { name: /^1F1B with flush/ }).click();
  await idle(page);
}

test("an order is taken over, broken, understood, repaired and recognized", async ({ page }) => {
  await openFlush(page);
  const name = "GPipe, edited";
  await expect(plot(page, name)).toBeVisible();
  await expect(findings(page)).toContainText("1F1B with flush");
  const sound = await area(page).inputValue();
  expect(sound.split("\n")[0]).toMatch(/^0F0 0F1 0F2 0F3 0B0\b/);

  await area(page).fill(sound.replace("0F1 0F2 0F3 0B0", "0B0 0F2 0F3 0F1"));
  const circle = page.getByRole("button", { name: "This order can never finish: 2 processors wait" });
  await circle.click();
  await expect(findings(page)).toContainText(
    "P0 stops at 0B0, which stands before 0F1, and waits for 1B0 of P1.",
  );
  await expect(findings(page)).toContainText(
    "P1 stops at 1F1, which stands before 1B0, and waits for 0F1 of P0.",
  );
  await expect(chart(page, name)).toContainText("This order can never finish: on processor 0");
  const selected = () =>
    area(page).evaluate((element: HTMLTextAreaElement) =>
      element.value.slice(element.selectionStart, element.selectionEnd),
    );
  expect(await selected()).toBe("0B0");
  await page.getByRole("button", { name: /^P1 stops at 1F1/ }).press("Enter");
  expect(await selected()).toBe("1F1");
  await expect(area(page)).toBeFocused();
  await expect(area(page)).toHaveAttribute("aria-invalid", "true");

  await page.keyboard.press("ControlOrMeta+z");
  await idle(page);
  await expect(area(page)).toHaveValue(sound);
  await area(page).fill(sound.replace("2F1 2B0", "2B0 2F1"));
  await idle(page);
  const sentence = "1F1B with flush, except that processor 2 runs 2B0 before 2F1.";
  await expect(findings(page)).toContainText(sentence);
  await expect(findings(page)).toContainText("Nothing is wrong");
  await page.reload();
  await idle(page);
  await expect(page.getByRole("complementary", { name: "Inspector" })).toContainText(sentence);
  await expect(plot(page, name)).toBeVisible();
});

test("a cell is read and moved in the picture by keyboard, and Escape leaves the editor with nothing lost", async ({
  page,
}) => {
  await openFlush(page);
  const grid = page.getByRole("application", { name: /^The order as a picture/ });
  await grid.focus();
  for (const key of [...Array(4).fill("ArrowUp"), "Home", "ArrowDown", "ArrowRight", "ArrowRight"])
    await page.keyboard.press(key);
  await expect(page.getByRole("status").filter({ hasText: "P1, slot 2: 1F2" })).toHaveCount(1);
  await page.keyboard.press("Shift+ArrowRight");
  await expect(area(page)).toHaveValue(/\n1F0 1F1 1B0 1F2/);
  await grid.press("Enter");
  await expect(area(page)).toBeFocused();
  await page.getByRole("textbox", { name: "Name of the order" }).fill("Mine");
  await page.keyboard.press("Escape");
  await expect(area(page)).toHaveCount(0);
  await idle(page);
  await expect(plot(page, "Mine")).toBeVisible();
  await page.getByRole("button", { name: "Actions for Mine" }).click();
  await page.getByRole("menuitem", { name: "Edit this order" }).click();
  await expect(area(page)).toHaveValue(/\n1F0 1F1 1B0 1F2/);
});

const sample = readFileSync("src/schedule/orders/samples/dualpipev_4rank_10mb.csv", "utf8");

test("a file of PyTorch becomes a chart, on a problem of its size", async ({ page }) => {
  await open(page);
  const before = await problemLine(page).textContent();
  await page.locator("body").drop({ files: file("dualpipev_4rank_10mb.csv", sample) });
  await expect(findings(page)).toContainText("set microbatches to 10");
  await page.getByRole("button", { name: "Set 4 processors and 10 microbatches" }).click();
  await idle(page);
  await expect(problemLine(page)).toContainText("4 processors · 10 minibatches");
  await expect(plot(page, "dualpipev_4rank_10mb")).toBeVisible();
  await expect(findings(page)).toContainText("DualPipeV");
  await expect(area(page)).toHaveValue(sample.replaceAll("\r\n", "\n"));
  await undo(page);
  await expect(problemLine(page)).toHaveText(before ?? "");
  await undo(page);
  await expect(chart(page, "dualpipev_4rank_10mb")).toHaveCount(0);
});

test("a list of cells that is cut off is refused, and the work stays", async ({ page }) => {
  await open(page);
  await page.locator("body").drop({ files: file("cut.json", '{"ranks": [["0F0","0B0"]') });
  await expect(notices(page)).toContainText("cut.json was not opened.");
  await expect(page.getByRole("main").getByRole("application")).toHaveCount(2);
});

for (const colorScheme of ["light", "dark"] as const)
  test.describe(`${colorScheme} colors`, () => {
    test.use({ colorScheme });

    test("the editor is accessible with an order that is sound, and with one that is not", async ({
      page,
    }) => {
      await openFlush(page);
      await expect(findings(page)).toContainText("Nothing is wrong");
      expect.soft(await violations(page), "sound").toEqual([]);
      const sound = await area(page).inputValue();
      await area(page).fill(`${sound.replace("0F1 0F2 0F3 0B0", "0B0 0F2 0F3 0F1")} 4F9`);
      await expect(findings(page)).toContainText("network has 4 layers");
      expect.soft(await violations(page), "of the wrong size").toEqual([]);
      await area(page).fill(sound.replace("0F1 0F2 0F3 0B0", "0B0 0F2 0F3 0F1"));
      await page.getByRole("button", { name: /^This order can never finish/ }).click();
      expect.soft(await violations(page), "stuck").toEqual([]);
    });
  });

async function violations(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the editor covers the page, takes a file in the order's place, and gives the page back", async ({
    page,
  }) => {
    await open(page);
    await page.getByRole("button", { name: "Actions for PipeDream" }).click();
    await page.getByRole("menuitem", { name: /^Edit this order/ }).click();
    const editor = page.getByRole("dialog", { name: "Order" });
    await expect(area(page)).toBeFocused();
    expect(await editor.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Start from" }).click();
    await page.getByRole("menuitem", { name: /^A file/ }).click();
    await (await chooser).setFiles(file("dualpipev.csv", sample));
    await expect(page.getByRole("button", { name: "Set 4 processors and 10 microbatches" })).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Name of the order" })).toHaveValue("dualpipev");
    await page.keyboard.press("Escape");
    await expect(editor).toHaveCount(0);
    await expect(chart(page, "dualpipev")).toContainText("set microbatches to 10");
  });
});

function file(name: string, text: string) {
  return { name, mimeType: "text/plain", buffer: Buffer.from(text) };
}

test("a long exam tells that it is under way, can be stopped, and is taken up again", async ({ page }) => {
  await openFlush(page);
  const microbatches = 25_000;
  const cells = (p: number, letter: string) =>
    Array.from({ length: microbatches }, (_, m) => `${p}${letter}${m}`).join(" ");
  const rows = [0, 1, 2, 3].map((p) => `${cells(p, "F")} ${cells(p, "B")}`);
  await page.locator("body").drop({
    files: { name: "long.txt", mimeType: "text/plain", buffer: Buffer.from(rows.join("\n")) },
  });
  await page.getByRole("button", { name: "Set 25000 microbatches" }).click();
  await expect(findings(page)).toContainText("Examining …");
  await findings(page).getByRole("button", { name: "Stop" }).click();
  await expect(findings(page)).toContainText("The examination was stopped.");
  await expect(page.getByRole("button", { name: "Set 25000 microbatches" })).toHaveCount(0);
  await findings(page).getByRole("button", { name: "Examine" }).click();
  await expect(findings(page)).toContainText("Nothing is wrong with this order.");
  await expect(findings(page)).toContainText("GPipe.");
  await expect(findings(page)).not.toContainText("stopped");
});
