// How the checks speak: one line when all is well, else one line per problem and exit status 1.
import { pathToFileURL } from "node:url";

/**
 * Whether the module at `url` is the script that was started, and not one that a test imports.
 * @param {string} url
 */
export function runDirectly(url) {
  return process.argv[1] !== undefined && url === pathToFileURL(process.argv[1]).href;
}

/**
 * @param {string} subject
 * @param {readonly string[]} problems
 */
export function report(subject, problems) {
  if (problems.length === 0) return console.log(`${subject}: fine.`);
  for (const problem of problems) console.error(`${subject}: ${problem}`);
  process.exitCode = 1;
}
