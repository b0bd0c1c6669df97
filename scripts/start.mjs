// Serves the app for use and development: npm start [-- --port 5000]. Installs the packages first if need be.
import { ensureInstalled } from "./lib/install.mjs";
import { becomeTool } from "./lib/run.mjs";

try {
  ensureInstalled();
  becomeTool("vite", process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
