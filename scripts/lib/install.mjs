// Installs the packages when they are missing or differ from package-lock.json.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, runNpm } from "./run.mjs";

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockEntry */
/** @typedef {{ packages: Record<string, LockEntry> }} Lock */

/**
 * Whether what npm recorded as installed is what the lock asks for. npm writes that record
 * (node_modules/.package-lock.json) last, so an interrupted installation has none.
 * @param {Lock} wanted package-lock.json
 * @param {Lock} installed npm's record; it leaves out optional packages made for other systems
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (path === "") return true;
    const found = installed.packages[path];
    if (found === undefined) return entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/** Runs `npm ci` unless the installed packages already match the lock. Throws a sentence when that fails. */
export function ensureInstalled() {
  const record = join(root, "node_modules/.package-lock.json");
  if (existsSync(record) && isInstalled(readJson(join(root, "package-lock.json")), readJson(record))) return;
  console.log("Installing packages (npm ci) …");
  if (!runNpm(["ci", "--no-audit", "--no-fund"])) {
    throw new Error("The packages could not be installed. Look at npm's message above, then run: npm ci");
  }
}

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}
