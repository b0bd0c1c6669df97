// Runs the project's own tools without a shell, so that it works the same on every system.
import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The repository's folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

const tools = {
  tsc: "typescript/bin/tsc",
  biome: "@biomejs/biome/bin/biome",
  knip: "knip/bin/knip.js",
  vitest: "vitest/vitest.mjs",
  vite: "vite/bin/vite.js",
  playwright: "@playwright/test/cli.js",
};

/** @typedef {keyof typeof tools} Tool */

/**
 * What a command runs with: variables added to the environment, and a time limit in milliseconds.
 * @typedef {{ env?: NodeJS.ProcessEnv, shell?: boolean, timeout?: number }} RunOptions
 */

/**
 * The command line of an installed tool.
 * @param {Tool} tool
 * @param {readonly string[]} args
 */
function commandOf(tool, args) {
  return [`${root}/node_modules/${tools[tool]}`, ...args];
}

/**
 * Runs an installed tool to its end; true when it exits with 0.
 * @param {Tool} tool
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runTool(tool, args, options) {
  return run(process.execPath, commandOf(tool, args), options);
}

/**
 * Starts an installed tool that goes on until it is stopped, and leaves with its exit status.
 * @param {Tool} tool
 * @param {readonly string[]} args
 */
export function becomeTool(tool, args) {
  const child = spawn(process.execPath, commandOf(tool, args), { cwd: root, stdio: "inherit" });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 143)));
}

/**
 * Runs npm to its end; true when it exits with 0.
 * @param {readonly string[]} args
 */
export function runNpm(args) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith("npm-cli.js")) return run(process.execPath, [npm, ...args]);
  return run("npm", args, { shell: process.platform === "win32" });
}

/**
 * Runs a command to its end in the repository's folder; true when it exits with 0.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function run(command, args, { env = {}, shell = false, timeout } = {}) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
    shell,
    ...(timeout === undefined ? {} : { timeout }),
  });
  return status === 0;
}
