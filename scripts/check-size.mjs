// Checks that the page, its scripts and its styles stay within the first load's budget, compressed.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { JSDOM } from "jsdom";
import { parseAst } from "vite";
import { root } from "./lib/run.mjs";
import { report, runDirectly } from "./lib/verdict.mjs";

/** Bytes, gzip. */
export const BUDGET = 200_000;

/**
 * The files a browser fetches before the app runs: the page, its scripts with all they import statically,
 * and its style sheets. Workers, fonts and lazily imported modules come later and are not among them.
 * @param {string} page path of the built index.html
 * @returns {string[]} paths
 */
export function firstLoad(page) {
  const { document } = new JSDOM(readFileSync(page, "utf8")).window;
  const links = 'link[rel~="stylesheet"], link[rel="modulepreload"]';
  const addresses = [
    ...[...document.querySelectorAll("script[src]")].map((script) => script.getAttribute("src")),
    ...[...document.querySelectorAll(links)].map((link) => link.getAttribute("href")),
  ];
  const files = new Set([page]);
  for (const address of addresses) addWithImports(join(dirname(page), address ?? ""), files);
  return [...files];
}

/**
 * @param {string} file
 * @param {Set<string>} files
 */
function addWithImports(file, files) {
  if (files.has(file)) return;
  if (!existsSync(file)) throw new Error(`${file} is referenced and was not built.`);
  files.add(file);
  if (!file.endsWith(".js")) return;
  for (const statement of parseAst(readFileSync(file, "utf8")).body) {
    const source = "source" in statement ? statement.source?.value : undefined;
    if (typeof source === "string") addWithImports(join(dirname(file), source), files);
  }
}

/** @param {string} file */
function compressedSize(file) {
  return gzipSync(readFileSync(file), { level: 9 }).length;
}

if (runDirectly(import.meta.url)) {
  const dist = join(root, "dist");
  const sizes = firstLoad(join(dist, "index.html")).map((file) => ({ file, bytes: compressedSize(file) }));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { file, bytes } of sizes) console.log(`${String(bytes).padStart(8)}  ${relative(dist, file)}`);
  console.log(`${String(total).padStart(8)}  bytes in all, of ${BUDGET}`);
  const problem = `the first load is ${total} bytes, ${total - BUDGET} over its budget of ${BUDGET}.`;
  report("First load", total <= BUDGET ? [] : [problem]);
}
