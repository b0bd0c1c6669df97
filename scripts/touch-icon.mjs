// Draws public/apple-touch-icon.png, which home screens that take no SVG show, from the icon: node scripts/touch-icon.mjs
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { browserFlags, ensureBrowser } from "./lib/browser.mjs";
import { root } from "./lib/run.mjs";

const SIZE = 180;

const icon = await readFile(join(root, "public/icon-maskable.svg"), "utf8");
const executablePath = ensureBrowser();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: browserFlags() });
try {
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100%;height:100%}</style>${icon}`);
  await page.screenshot({ path: join(root, "public/apple-touch-icon.png") });
} finally {
  await browser.close();
}
