// Makes a picture of the app: node scripts/screenshot.mjs [FILE [WIDTHxHEIGHT [light|dark [HASH]]]]; default docs/screenshot.png.
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { build, preview } from "vite";
import { browserFlags, ensureBrowser } from "./lib/browser.mjs";
import { root } from "./lib/run.mjs";

const [file = join(root, "docs/screenshot.png"), size = "1280x800", theme = "light", hash = ""] =
  process.argv.slice(2);
const [width, height] = size.split("x").map(Number);

const outDir = join(root, ".out/screenshot");
await build({ root, logLevel: "error", build: { outDir } });
const server = await preview({ root, logLevel: "error", build: { outDir }, preview: { port: 0 } });
const executablePath = ensureBrowser();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: browserFlags() });
try {
  const colorScheme = theme === "dark" ? "dark" : "light";
  const page = await browser.newPage({
    viewport: { width, height },
    deviceScaleFactor: 2,
    colorScheme,
    serviceWorkers: "block",
  });
  await page.goto(`${server.resolvedUrls?.local[0]}${hash}`);
  await page.waitForLoadState("networkidle"); // parts of the page are loaded on demand
  await page.evaluate(() => window.appIdle?.());
  await page.screenshot({ path: file });
} finally {
  await browser.close();
  await server.close();
}
