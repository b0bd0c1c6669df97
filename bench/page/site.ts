import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { build, type PreviewServer, preview } from "vite";
import { browserFlags, ensureBrowser } from "../../scripts/lib/browser.mjs";
import { root } from "../../scripts/lib/run.mjs";
import { installProbe } from "./probe";

/** The production build, served, and a browser to open it in. */
export interface Site {
  /** Folder of the built files. */
  readonly folder: string;
  readonly url: string;
  readonly browser: Browser;
}

interface Opened extends Site {
  readonly server: PreviewServer;
}

let opened: Promise<Opened> | undefined;

/** Builds, serves and launches at the first call. */
export function site(): Promise<Site> {
  opened ??= open();
  return opened;
}

/** Ends what `site` started. */
export async function closeSite(): Promise<void> {
  const all = await opened;
  await all?.browser.close();
  await all?.server.close();
  opened = undefined;
}

async function open(): Promise<Opened> {
  const folder = join(root, ".out/bench");
  await build({ root, logLevel: "error", build: { outDir: folder, emptyOutDir: true } });
  const server = await preview({
    root,
    logLevel: "error",
    build: { outDir: folder },
    preview: { host: "127.0.0.1", port: 0 },
  });
  const executablePath = ensureBrowser();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: browserFlags() });
  return { folder, url: server.resolvedUrls?.local[0] ?? "", browser, server };
}

/** Does something in a page that has never been there: nothing saved, nothing cached, and the probe in place. */
export async function inFreshPage<T>(use: (page: Page, at: Site) => Promise<T>): Promise<T> {
  const at = await site();
  const context = await at.browser.newContext({
    viewport: { width: 1600, height: 1000 },
    serviceWorkers: "block",
  });
  try {
    await installProbe(context);
    return await use(await context.newPage(), at);
  } finally {
    await context.close();
  }
}

/** Opens the app at a hash and waits until the picture is there. */
export async function openApp(page: Page, url: string, hash = ""): Promise<void> {
  await page.goto(url + hash);
  await page.waitForFunction(() => window.bench.idleAt !== undefined, undefined, { timeout: MOST_MS });
}

/** The largest schedule takes a while on a busy machine. */
const MOST_MS = 120_000;
