import type { Locator, Page } from "@playwright/test";
import type {} from "../src/app/idle";
import { expect } from "./fixtures";

/** Opens the page, at a link if one is given, and waits until it has drawn what it opens with. */
export async function open(page: Page, hash = ""): Promise<void> {
  await page.goto(`./${hash}`);
  await idle(page);
}

/** Waits until nothing is computed and everything is drawn. */
export async function idle(page: Page): Promise<void> {
  await page.waitForFunction(() => window.appIdle !== undefined);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await window.appIdle?.();
  });
}

/** One schedule with its header. */
export function chart(page: Page, name: string): Locator {
  return page.getByRole("main").getByRole("region", { name, exact: true });
}

/** The picture of one schedule. */
export function plot(page: Page, name: string): Locator {
  return page.getByRole("application", { name: new RegExp(`^${name} on `) });
}

/** A number in the header of a chart, with its unit. */
export function figure(page: Page, name: string, id: "period" | "makespan" | "speedup" | "bubble"): Locator {
  return chart(page, name).locator(`[data-figure=${id}]`).getByRole("definition");
}

/** The result in one sentence, as it is seen. */
export function headline(page: Page): Locator {
  return page.getByRole("main").getByRole("paragraph").first();
}

/** The problem in one line. */
export function problemLine(page: Page): Locator {
  return page.getByRole("banner").getByRole("paragraph");
}

/** Sentences about what just happened. */
export function notices(page: Page): Locator {
  return page.getByRole("region", { name: "Notices" });
}

/** What a canvas shows, as a short text: equal texts are equal pictures. */
export function picture(plotted: Locator): Promise<string> {
  return plotted.locator("canvas").evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas;
    const words = new Uint32Array(
      canvas.getContext("2d")?.getImageData(0, 0, width, height).data.buffer ?? new ArrayBuffer(0),
    );
    let hash = 0;
    for (const word of words) hash = (Math.imul(hash, 31) + word) | 0;
    return `${width}x${height}:${hash >>> 0}`;
  });
}

/** How many colors a canvas shows, and which share of it is painted. */
export function inkOf(plotted: Locator): Promise<{ readonly colors: number; readonly painted: number }> {
  return plotted.locator("canvas").evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas;
    const words = new Uint32Array(
      canvas.getContext("2d")?.getImageData(0, 0, width, height).data.buffer ?? new ArrayBuffer(0),
    );
    return { colors: new Set(words).size, painted: words.filter((word) => word !== 0).length / words.length };
  });
}

/** Waits until a canvas shows something else than `before`, and says what. */
export async function pictureAfter(plotted: Locator, before: string): Promise<string> {
  await expect.poll(() => picture(plotted)).not.toBe(before);
  await idle(plotted.page());
  return picture(plotted);
}

/** Goes one step back, as a user does with the mouse. */
export async function undo(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Undo" }).click();
  await idle(page);
}

/** Goes one step forward again. */
export async function redo(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Redo" }).click();
  await idle(page);
}

/** Puts the keyboard's focus on a field and types over what it holds, letter by letter. */
export async function typeOver(field: Locator, text: string): Promise<void> {
  await field.focus();
  await field.press("ControlOrMeta+a");
  if (text === "") await field.press("Delete");
  else await field.pressSequentially(text);
}

/** What of the work is seen at a glance: equal texts mean that nothing has changed. */
export async function workOn(page: Page): Promise<string> {
  const drawn = await Promise.all((await page.getByRole("application").all()).map(picture));
  const said = await Promise.all([problemLine(page), headline(page)].map((line) => line.textContent()));
  return [...said, ...drawn].join("\n");
}
