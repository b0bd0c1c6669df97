// Checks package-lock.json: no registry addresses, and an entry for every platform's optional package.
import { readFileSync } from "node:fs";
import { root } from "./lib/run.mjs";
import { report, runDirectly } from "./lib/verdict.mjs";

/** @typedef {{ resolved?: string, integrity?: string, link?: boolean, optionalDependencies?: Record<string, string> }} Entry */

/**
 * Everything wrong with a lock, one sentence each.
 * @param {{ packages: Record<string, Entry> }} lock
 * @returns {string[]}
 */
export function lockProblems(lock) {
  return Object.entries(lock.packages).flatMap(([path, entry]) => [
    ...(entry.resolved === undefined ? [] : [`${path} holds an address ("resolved").`]),
    ...(path === "" || entry.integrity !== undefined ? [] : [`${path} has no checksum ("integrity").`]),
    ...Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isLocked(lock.packages, path, name))
      .map((name) => `${path} may need ${name}, which has no entry: npm ci would fail on another system.`),
  ]);
}

/**
 * Whether the package at `path` would find `name`, looking outwards through node_modules as Node does.
 * @param {Record<string, Entry>} packages
 * @param {string} path
 * @param {string} name
 * @returns {boolean}
 */
function isLocked(packages, path, name) {
  const folder = path === "" ? "" : `${path}/`;
  if (packages[`${folder}node_modules/${name}`] !== undefined) return true;
  if (path === "") return false;
  const outer = path.lastIndexOf("/node_modules/");
  return isLocked(packages, outer < 0 ? "" : path.slice(0, outer), name);
}

if (runDirectly(import.meta.url)) {
  const lock = JSON.parse(readFileSync(`${root}/package-lock.json`, "utf8"));
  report("package-lock.json", lockProblems(lock));
}
