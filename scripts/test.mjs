// Runs every check, or those that are named: npm test [-- STEP …]. Needs nothing but Node: it installs the rest.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addTests, failedTests, noTests, playwrightTests, vitestTests } from "./lib/counts.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { root, run, runTool } from "./lib/run.mjs";

const reports = mkdtempSync(join(tmpdir(), "layerpipe-tests-"));
const unitReport = join(reports, "unit.json");
const e2eReport = join(reports, "e2e.json");
const colorless = process.stdout.isTTY ? [] : ["--colors=off"];

/** @typedef {{ name: string, title: string, run: () => boolean | Promise<boolean>, tests?: () => import("./lib/counts.mjs").Tests, fix?: string }} Step */

/** @type {readonly Step[]} */
const steps = [
  { name: "lock", title: "Lock file", run: () => runScript("check-lock") },
  { name: "browser", title: "Browser", run: findOrInstallBrowser },
  {
    name: "types",
    title: "Types",
    run: () => runTool("tsc", ["-p", "."]) && runTool("tsc", ["-p", "tsconfig.pure.json"]),
  },
  {
    name: "lint",
    title: "Format and lint",
    run: () => runTool("biome", ["ci", "--error-on-warnings", ...colorless, "."]),
    fix: "npm run format",
  },
  { name: "unused", title: "Unused code", run: () => runTool("knip", []) },
  {
    name: "notices",
    title: "Third-party notices",
    run: () => runScript("notices", "--check"),
    fix: "npm run notices",
  },
  {
    name: "unit",
    title: "Unit, property and golden tests",
    run: () =>
      runTool("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${unitReport}`]),
    tests: () => vitestTests(unitReport),
  },
  { name: "build", title: "Build", run: () => runTool("vite", ["build"]) },
  { name: "size", title: "Size of the first load", run: () => runScript("check-size") },
  { name: "policy", title: "Content security policy", run: () => runScript("check-policy") },
  {
    name: "e2e",
    title: "End-to-end tests",
    run: () =>
      runTool("playwright", ["test", "--reporter=list,json"], {
        env: { PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport, PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport },
      }),
    tests: () => playwrightTests(e2eReport),
  },
];

/**
 * @param {string} name
 * @param {readonly string[]} args
 */
function runScript(name, ...args) {
  return run(process.execPath, [join(root, `scripts/${name}.mjs`), ...args]);
}

/** Imported late, because it needs the installed packages. */
async function findOrInstallBrowser() {
  const { ensureBrowser } = await import("./lib/browser.mjs");
  console.log(ensureBrowser() || "Playwright's own Chromium");
  return true;
}

/**
 * Which steps to run: all without names.
 * @param {readonly string[]} names
 */
function chosen(names) {
  const unknown = names.find((name) => !steps.some((step) => step.name === name));
  if (unknown === undefined) return steps.filter((step) => names.length === 0 || names.includes(step.name));
  throw new Error(
    `There is no step "${unknown}". The steps are: ${steps.map((step) => step.name).join(", ")}.`,
  );
}

/** @param {Step} step */
async function passes(step) {
  console.log(`\n=== ${step.title} (${step.name})`);
  try {
    return await step.run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

/**
 * Says which step failed and how to go on.
 * @param {Step} step
 */
function explain(step) {
  console.error(`\n${step.title} failed. To repeat just this step: npm test -- ${step.name}`);
  if (step.fix) console.error(`To mend what can be mended by itself: ${step.fix}`);
}

/** Runs the chosen steps up to the first that fails; true when all passed. */
async function main() {
  const selection = chosen(process.argv.slice(2));
  ensureInstalled();
  let counts = noTests;
  for (const step of selection) {
    const passed = await passes(step);
    const tests = step.tests?.() ?? noTests;
    counts = addTests(counts, passed ? tests : failedTests(tests));
    if (passed) continue;
    explain(step);
    process.exitCode = 1;
    break;
  }
  console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log("\n0 passed, 1 failed, 0 skipped");
  process.exitCode = 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}
