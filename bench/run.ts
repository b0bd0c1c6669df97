import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../scripts/lib/run.mjs";
import { type Measured, updateDocument } from "./document";
import { describeMachine, loadNow, type Machine, thisMachine } from "./machine";
import { closeSite, site } from "./page/site";
import { figureLine, HEADER, isOver, shareOfBudget, timesPeer } from "./report";
import type { Figure, Settings, Topic } from "./topic";
import { topics } from "./topics";

/** Where the figures are kept. */
const DOCUMENT = join(root, "docs/benchmarks.md");

const HELP = `npm run bench -- [TOPIC …] [--quick] [--json] [--write FILE]

Measures and prints each figure beside its budget and the best peer's, and writes docs/benchmarks.md, where topics that
were not measured keep what was written; asserts nothing. TOPICs, default all:
${topics.map(({ id, title }) => `  ${id.padEnd(10)} ${title}`).join("\n")}

  --quick       fewer repeats, and nothing of ten million tasks; writes nothing
  --json        JSON on standard output, progress on standard error; writes nothing
  --write FILE  writes FILE instead, whatever else is said`;

const OPTIONS = {
  quick: { type: "boolean" },
  json: { type: "boolean" },
  write: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS });
  if (values.help) return console.log(HELP);
  const { quick = false, json = false, write = quick || json ? undefined : DOCUMENT } = values;
  const say = json ? console.error : console.log;
  const wanted = chosen(positionals);
  const machine = thisMachine();
  say(`${describeMachine(machine)}, load ${loadNow().toFixed(1)}`);
  const measured: Measured[] = [];
  try {
    for (const topic of wanted) measured.push(await measureTopic(topic, { quick }, say));
    sayMissed(measured, say);
  } finally {
    await closeSite();
    // What was measured is kept even if a later topic fails.
    if (write !== undefined && measured.length > 0) keep(write, machine, measured);
  }
  if (json) console.log(JSON.stringify({ machine, topics: measured.map(withShares) }, null, 2));
}

function keep(path: string, machine: Machine, measured: readonly Measured[]): void {
  const previous = existsSync(path) ? readFileSync(path, "utf8") : undefined;
  const ids = topics.map(({ id }) => id);
  writeFileSync(path, updateDocument(previous, { machine: describeMachine(machine), measured, topics: ids }));
}

/** All topics, or those that were named. */
function chosen(names: readonly string[]): readonly Topic[] {
  const unknown = names.find((name) => !topics.some(({ id }) => id === name));
  if (unknown !== undefined) throw new Error(`There is no topic "${unknown}".\n\n${HELP}`);
  return topics.filter(({ id }) => names.length === 0 || names.includes(id));
}

async function measureTopic(
  topic: Topic,
  settings: Settings,
  say: (text: string) => void,
): Promise<Measured> {
  const before = loadNow();
  const chromium = topic.inPage ? (await site()).browser.version() : undefined;
  const browser = chromium === undefined ? "" : `; Chromium ${chromium}`;
  say(`\n${topic.title}  [${topic.id}; load ${before.toFixed(1)}${browser}]\n${HEADER}`);
  const figures: Figure[] = [];
  for await (const figure of topic.measure(settings)) {
    figures.push(figure);
    say(figureLine(figure));
  }
  const { id, title } = topic;
  const date = new Date().toISOString().slice(0, 10);
  const load = { before, after: loadNow() };
  return { topic: id, title, date, load, ...(chromium !== undefined && { chromium }), figures };
}

function sayMissed(measured: readonly Measured[], say: (text: string) => void): void {
  const missed = measured.flatMap(({ figures }) => figures.filter(isOver));
  say(`\n${missed.length} over budget${missed.length > 0 ? ":" : ""}`);
  for (const figure of missed) say(figureLine(figure));
}

function withShares({ figures, ...rest }: Measured) {
  return { ...rest, figures: figures.map(withShare) };
}

function withShare(figure: Figure) {
  return { ...figure, ofBudget: shareOfBudget(figure), timesPeer: timesPeer(figure) };
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
