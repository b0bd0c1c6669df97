import { defineConfig } from "@playwright/test";
import { browserFlags, findBrowser } from "./scripts/lib/browser.mjs";

const isCI = !!process.env.CI;
const executablePath = findBrowser();

// One port per run, which Playwright's own worker processes inherit, so that two runs do not meet.
process.env.E2E_PORT ??= String(4200 + (process.pid % 700));
const port = process.env.E2E_PORT;
const url = `http://127.0.0.1:${port}/`;

export default defineConfig({
  testDir: "e2e",
  outputDir: ".out/e2e",
  forbidOnly: isCI,
  retries: isCI ? 1 : 0,
  workers: 2,
  fullyParallel: true,
  webServer: {
    command: `"${process.execPath}" node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    url,
  },
  use: {
    baseURL: url,
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 1,
    serviceWorkers: "block",
    trace: "retain-on-failure",
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: browserFlags() },
  },
});
