import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin, runnerImport } from "vite";
import { offlineUse } from "./scripts/lib/offlineUse.mjs";

/**
 * The page's content security policy allows nothing inline. The development server's own client needs
 * inline scripts and styles and a socket, so while developing, and only then, the policy allows them.
 */
const developmentPolicy: Plugin = {
  name: "development-policy",
  apply: "serve",
  transformIndexHtml: (html, { server }) =>
    server === undefined
      ? html
      : html
          .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
          .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
          .replace("connect-src 'self'", "connect-src 'self' ws:"),
};

const DESCRIPTIONS = fileURLToPath(new URL("src/schedule/families/descriptions.ts", import.meta.url));

/**
 * The page describes families and its worker plans: in the page's build the list of descriptions is computed beforehand,
 * and nothing pulls the plans into the first load. The worker's build and the development server run the file as it is.
 */
const plansStayInWorker: Plugin = {
  name: "plans-stay-in-worker",
  apply: "build",
  async load(id) {
    if (id !== DESCRIPTIONS) return undefined;
    const { module } = await runnerImport<{ descriptions: unknown }>(id, {
      configFile: false,
      logLevel: "error",
    });
    return `export const descriptions = ${JSON.stringify(module.descriptions)};`;
  },
};

export default defineConfig({
  base: "./",
  plugins: [react(), developmentPolicy, plansStayInWorker, offlineUse()],
  worker: { format: "es" },
  // Reports of tests are no reason to load the page anew.
  server: { watch: { ignored: ["**/.out/**"] } },
  build: {
    target: "es2022",
    // Browsers of that year that do not preload modules load them a moment later.
    modulePreload: { polyfill: false },
    // Inlined files would be data: addresses, which the policy forbids for fonts.
    assetsInlineLimit: 0,
    // What the page starts with is one file: a dozen small ones compress worse and name each other.
    chunkSizeWarningLimit: 600,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "start", tags: ["$initial"] }] } } },
  },
});
