// Builds the service worker that keeps the built page for use without a network.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { root } from "./run.mjs";

const SOURCE = join(root, "src/app/serviceWorker.ts");

/**
 * A step of the build: when all files are known, the service worker is built with their names in it, as offline.js
 * beside the page.
 * @returns {import("vite").Plugin}
 */
export function offlineUse() {
  /** @type {string} */
  let publicFolder;
  return {
    name: "offline-use",
    apply: "build",
    enforce: "post",
    configResolved({ publicDir }) {
      publicFolder = publicDir;
    },
    generateBundle: {
      order: "post",
      async handler(_, bundle) {
        const source = await serviceWorker(contentsOf(bundle, publicFolder), entryOf(bundle));
        this.emitFile({ type: "asset", fileName: "offline.js", source });
      },
    },
  };
}

/**
 * All files of the built page by name, the page itself, which is asked for by its folder, last. Without texts in Markdown: the
 * page asks for none, and some hosts serve something else in their place.
 * @param {import("vite").Rolldown.OutputBundle} bundle
 * @param {string} publicFolder
 * @returns {ReadonlyMap<string, string | Uint8Array>}
 */
function contentsOf(bundle, publicFolder) {
  /** @type {Map<string, string | Uint8Array>} */
  const contents = new Map();
  for (const name of readdirSync(publicFolder, { recursive: true, encoding: "utf8" }).sort()) {
    const path = join(publicFolder, name);
    if (statSync(path).isFile() && !name.endsWith(".md"))
      contents.set(name.replaceAll("\\", "/"), readFileSync(path));
  }
  for (const file of Object.values(bundle))
    contents.set(file.fileName, file.type === "chunk" ? file.code : file.source);
  const page = contents.get("index.html");
  if (page === undefined) throw new Error("The build has no index.html.");
  contents.delete("index.html");
  return contents.set("./", page);
}

/** @param {import("vite").Rolldown.OutputBundle} bundle */
function entryOf(bundle) {
  const entries = Object.values(bundle).filter((file) => file.type === "chunk" && file.isEntry);
  if (entries.length !== 1) throw new Error(`The page starts with ${entries.length} scripts instead of one.`);
  return entries[0].fileName;
}

/**
 * @param {ReadonlyMap<string, string | Uint8Array>} contents
 * @param {string} entry
 */
async function serviceWorker(contents, entry) {
  const hash = createHash("sha256");
  for (const [name, content] of contents) hash.update(name).update(content);
  const files = [...contents.keys()].filter((name) => name !== entry);
  const version = hash.digest("hex").slice(0, 16);
  const built = await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    define: { BUILD: JSON.stringify({ version, entry, files }) },
    build: { write: false, target: "es2022", rolldownOptions: { input: SOURCE, output: { format: "iife" } } },
  });
  if (!("output" in built)) throw new Error("The service worker was not built.");
  return built.output[0].code;
}
