import { runCommandLine } from "./cli/program";

await runCommandLine(process.argv.slice(2));
