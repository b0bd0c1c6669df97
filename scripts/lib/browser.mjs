// Finds the Chromium that the end-to-end tests drive, and installs one where that is possible.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { run, runTool } from "./run.mjs";

/**
 * Where a browser is: a path, "" for Playwright's own, undefined for none.
 * @typedef {string | undefined} Browser
 */

const MINUTES = 60_000;

/** Flags that keep the browser quiet on the network and independent of a graphics card. */
export function browserFlags() {
  const flags = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  return isRoot() ? [...flags, "--no-sandbox"] : flags;
}

/**
 * CHROMIUM_PATH names a browser, and empty it asks for Playwright's own; without it Playwright's own is
 * taken if it is installed, and otherwise the first found in the usual places.
 * @returns {Browser}
 */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined) return named;
  return findPlaywrightsOwn() ?? usualPlaces().find((path) => existsSync(path));
}

/**
 * Finds a browser or installs one. Throws a sentence that says what to do when there is none to be had.
 * @returns {string} as for findBrowser
 */
export function ensureBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  if (named) return named;
  const found = named === "" ? findPlaywrightsOwn() : findBrowser();
  if (found !== undefined) return found;
  const installers = named === "" ? [installPlaywrights] : [installDebians, installPlaywrights];
  for (const install of installers) {
    const installed = install() ? (named === "" ? findPlaywrightsOwn() : findBrowser()) : undefined;
    if (installed !== undefined) return installed;
  }
  throw new Error(
    "No Chromium was found. Install one (npx playwright install chromium, or your system's package), " +
      "or set CHROMIUM_PATH to one you have.",
  );
}

/** @returns {Browser} */
function findPlaywrightsOwn() {
  const { chromium } = createRequire(import.meta.url)("@playwright/test");
  const whole = chromium.executablePath();
  const revision = /^(.*[\\/])chromium-(\d+)[\\/]/.exec(whole);
  const shellMarker =
    revision && join(revision[1], `chromium_headless_shell-${revision[2]}`, "INSTALLATION_COMPLETE");
  if (shellMarker && existsSync(shellMarker)) return "";
  return existsSync(whole) ? whole : undefined;
}

function usualPlaces() {
  if (process.platform === "darwin") {
    return [
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];
  }
  if (process.platform === "win32") {
    const folders = [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA];
    return folders
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, "Chromium/Application/chrome.exe"),
        join(folder, "Google/Chrome/Application/chrome.exe"),
      ]);
  }
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  return names.map((name) => `/usr/bin/${name}`);
}

/** Debian's package: only for root, as in a container; it also brings the libraries a browser needs. */
function installDebians() {
  if (!isRoot() || !isDebian()) return false;
  console.log("Installing Debian's Chromium …");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const timeout = 5 * MINUTES;
  return (
    run("apt-get", ["update", "-qq"], { env, timeout }) &&
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env, timeout })
  );
}

function installPlaywrights() {
  console.log("Installing Playwright's Chromium …");
  return runTool("playwright", ["install", "chromium"], { timeout: 4 * MINUTES });
}

function isDebian() {
  return existsSync("/etc/os-release") && /^ID="?debian"?$/m.test(readFileSync("/etc/os-release", "utf8"));
}

function isRoot() {
  return process.getuid?.() === 0;
}
