import { open } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Command } from "commander";
import type { OptionSpec } from "../base/options";
import { isRefusal } from "../base/refusal";
import { exporters } from "../export";
import { costs } from "../model/costs";
import { systolic } from "../model/costs/systolic";
import { families } from "../schedule/families";
import { answerLine } from "./commands/batch";
import { ARRAY_OPTIONS } from "./commands/energy";
import { runCommand } from "./commands/index";
import { flag } from "./rawOptions";

type Flags = readonly [flags: string, help: string];

const NETWORK: Flags = [
  "--network <preset|file>",
  "network: a preset's id, own JSON, layer CSV or a PipeDream graph.txt (default vgg16)",
];
const BATCH: Flags = ["--batch <samples>", "samples in a minibatch (default 32)"];

const PROBLEM_OPTIONS: readonly Flags[] = [
  NETWORK,
  ["--uniform <layers>", "a chain of equal layers instead of a network"],
  ["--times <F,I,W>", "times of a --uniform layer's forward, activation and weight gradient (default 1,1,1)"],
  [
    "--first-gradient <on|off>",
    "does layer 0 compute an activation gradient (default off; on for --uniform)",
  ],
  ["--processors <P>", "number of processors (default 8)"],
  ["--speeds <list>", "relative speed of each processor, for instance 1,1,2"],
  [
    "--speed <operations>",
    "units of the costs that a processor does in a second: multiply-adds, or cycles of an array",
  ],
  ["--transfer <time>", "time a tensor takes between two processors, in the unit of the costs"],
  ["--latency <seconds>", "latency of a link"],
  ["--bandwidth <bytes/s>", "bandwidth of a link"],
  [
    "--topology <full|line|ring|nodes>",
    "how processors are wired: a link for every two (default), for neighbours, or two levels; over several hops the latency counts for each, the bytes once (cut-through)",
  ],
  [
    "--node-size <N>",
    "processors of a node, for --topology nodes; the other options of links then hold inside a node",
  ],
  ["--node-transfer <time>", "time a tensor takes from one node to another, in the unit of the costs"],
  ["--node-latency <seconds>", "latency between nodes"],
  ["--node-bandwidth <bytes/s>", "bandwidth between nodes"],
  [
    "--contention <on|off>",
    "do links carry one tensor at a time, first ready first (default off): a port to send and one to receive for each processor, a link out and in for each node, a link for each direction between neighbours of a line or ring",
  ],
  [
    "--overlap <on|off>",
    "does a processor compute while it sends (default on); off: it starts its next task when what it sends has arrived, the receiver goes on",
  ],
  ["--memory-limit <bytes>", "memory of a processor, for instance 16e9 (default: no limit)"],
  ["--microbatches <M>", "microbatches of a batch; minibatches in asynchronous families (default 16)"],
  ["--batches <K>", "batches in a row (default 1)"],
  [
    "--order <file>",
    "your own order instead of a family: actions JSON, PyTorch's CSV or rows of cells; processors and microbatches default to its own",
  ],
  [
    "--layout <string>",
    'which layers each stage holds, in Megatron\'s notation, for instance "Et*3|(tt|)*29,m|L" (default: balanced)',
  ],
  ["--cost <id>", "cost model (default: the network's own)"],
  BATCH,
];

/** What `energy` reads besides the array's own options: a network with shapes and its minibatch, on no processors. */
const ENERGY_OPTIONS: readonly Flags[] = [
  NETWORK,
  ["--first-gradient <on|off>", "does layer 0 compute an activation gradient (default off)"],
  BATCH,
];

/** Whose options they are. */
interface Owner {
  readonly name: string;
  readonly options: readonly OptionSpec[];
}

/** Runs the command line on these arguments (without node and the script) and sets the exit status: 0, or 2 for a refusal. */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  await commandLine().parseAsync([...args], { from: "user" });
}

/** All commands with their options. */
export function commandLine(): Command {
  const program = new Command("layerpipe")
    .description("Schedules of neural-network training on parallel processors.")
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .configureOutput({ outputError: (text) => printRefusal(sentenceOf(text)) });
  addCatalog(program);
  addSchedule(program);
  addCompare(program);
  addEnergy(program);
  addPartition(program);
  addBatch(program);
  return program;
}

function addCatalog(program: Command): void {
  program
    .command("families")
    .description("list the schedule families as JSON")
    .action(() => print("families", {}));
  program
    .command("networks")
    .description("list the network presets as JSON")
    .action(() => print("networks", {}));
  program
    .command("costs")
    .description("list the cost models as JSON")
    .action(() => print("costs", {}));
}

function addSchedule(program: Command): void {
  const command = program.command("schedule").description("schedule one family and print it");
  addOptions(command)
    .option("--family <id>", "schedule family (default layerpipe)")
    .option("--format <name>", `${textFormats().join(", ")} (default text)`)
    .action((raw) => print("schedule", raw));
}

function addCompare(program: Command): void {
  const command = program.command("compare").description("print the reports of several families as JSON");
  addOptions(command)
    .option("--families <A,B,…>", "schedule families, behind the order if there is one")
    .option(
      "--sweep <name=range>",
      "repeat for each value, for instance processors=2..16, microbatches=8,16,32 or an option of the families: chunks=1..4",
    )
    .action((raw) => print("compare", raw));
}

function addEnergy(program: Command): void {
  const command = program
    .command("energy")
    .description("energy of every layer's tasks on a systolic array for one minibatch, as JSON");
  addOptions(command, ENERGY_OPTIONS, [{ name: systolic.name, options: ARRAY_OPTIONS }]).action((raw) =>
    print("energy", raw),
  );
}

function addPartition(program: Command): void {
  program
    .command("partition")
    .description("PipeDream's optimizer on a measured profile, as JSON")
    .requiredOption("--network <file>", "a PipeDream graph.txt")
    .requiredOption("--processors <P>", "number of machines")
    .option("--replicate <on|off>", "may stages be replicated (default on)")
    .option("--bandwidth <bytes/s>", "bandwidth between machines (default 1e9)")
    .option("--memory-limit <bytes>", "memory of a machine; without it memory is not tested")
    .option("--compression <ratio>", "activation compression; without it activation traffic is not counted")
    .action((raw) => print("partition", raw));
}

function addBatch(program: Command): void {
  program
    .command("batch")
    .argument("<file>", "JSON lines, or - for standard input")
    .description(
      'answer one request a line, for instance {"command":"schedule","options":{"uniform":4,"format":"report"}}',
    )
    .action(answerFile);
}

async function answerFile(file: string): Promise<void> {
  const input = file === "-" ? process.stdin : await openFile(file);
  if (input === undefined) {
    refuseWith(`${file} cannot be read.`);
    return;
  }
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
    if (line.trim() !== "") process.stdout.write(`${answerLine(line)}\n`);
}

/** A file's bytes, or undefined if it cannot be read. */
async function openFile(file: string): Promise<NodeJS.ReadableStream | undefined> {
  try {
    const handle = await open(file);
    return (await handle.stat()).isDirectory() ? undefined : handle.createReadStream();
  } catch {
    return undefined;
  }
}

/** What can be written without the page's canvas. */
function textFormats(): readonly string[] {
  return exporters.all.filter((exporter) => exporter.kind === "text").map((exporter) => exporter.id);
}

/** These options, then those of the owners, by default of every family and cost model, each once, from their own descriptions. */
function addOptions(
  command: Command,
  own: readonly Flags[] = PROBLEM_OPTIONS,
  owners: readonly Owner[] = [...families.all, ...costs.all],
): Command {
  for (const [flags, help] of own) command.option(flags, help);
  const taken = new Set(own.map(([flags]) => flags.split(" ")[0]));
  for (const owner of owners)
    for (const option of owner.options) {
      const name = flag(option.id);
      if (taken.has(name)) continue;
      taken.add(name);
      command.option(`${name} <${valueHint(option)}>`, `${owner.name}: ${option.help}`);
    }
  return command;
}

function valueHint(option: OptionSpec): string {
  switch (option.kind) {
    case "switch":
      return "on|off";
    case "choice":
      return option.choices.map((choice) => choice.value).join("|");
    case "integer":
      return "n";
    case "number":
      return "x";
    case "text":
      return "text";
  }
}

function print(name: string, raw: Readonly<Record<string, unknown>>): void {
  const answer = runCommand(name, raw);
  if (isRefusal(answer)) {
    refuseWith(answer.reason);
    return;
  }
  process.stdout.write(
    typeof answer === "string" ? withNewline(answer) : `${JSON.stringify(answer, null, 2)}\n`,
  );
}

function withNewline(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}

function refuseWith(reason: string): void {
  printRefusal(reason);
  process.exitCode = 2;
}

/** "error: unknown option '--x'" as a sentence. */
function sentenceOf(error: string): string {
  const text = error
    .replace(/^error: /, "")
    .trim()
    .replace(/\n.*/s, "");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith(".") ? "" : "."} --help lists what there is.`;
}

function printRefusal(reason: string): void {
  process.stderr.write(`${reason}\n`);
}
