import { parseArgs } from "node:util";
import { loadNow, type Machine, thisMachine } from "./machine";
import { closeSite, site } from "./page/site";
import { figureLine, HEADER, isOver, shareOfBudget, timesPeer } from "./report";
import type { Figure, Settings, Topic } from "./topic";
import { topics } from "./topics";

const HELP = `npm run bench -- [TOPIC …] [--quick] [--json]

Measures and prints each figure beside its budget and the best peer's; asserts nothing. TOPICs, default all:
${topics.map(({ id, title }) => `  ${id.padEnd(10)} ${title}`).join("\n")}

  --quick  fewer repeats, and nothing of ten million tasks
  --json   JSON on standard output, progress on standard error`;

interface Measured {
  readonly topic: string;
  readonly title: string;
  readonly load: number;
  readonly figures: readonly Figure[];
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: "boolean" }, json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) return console.log(HELP);
  const say = values.json ? console.error : console.log;
  const wanted = chosen(positionals);
  const chromium = wanted.some(({ inPage }) => inPage) ? (await site()).browser.version() : undefined;
  const machine = { ...thisMachine(), chromium };
  say(describe(machine));
  try {
    const measured: Measured[] = [];
    for (const topic of wanted)
      measured.push(await measureTopic(topic, { quick: values.quick ?? false }, say));
    sayMissed(measured, say);
    if (values.json) console.log(JSON.stringify({ machine, topics: measured.map(withShares) }, null, 2));
  } finally {
    await closeSite();
  }
}

function describe({
  processor,
  cores,
  gigabytes,
  system,
  node,
  v8,
  chromium,
}: Machine & { chromium?: string }): string {
  const browser = chromium === undefined ? "" : `, Chromium ${chromium}`;
  return `${processor}, ${cores} cores, ${gigabytes} GiB, ${system}, Node ${node} (V8 ${v8})${browser}, load ${loadNow().toFixed(1)}`;
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
  const load = loadNow();
  say(`\n${topic.title}  [${topic.id}; load ${load.toFixed(1)}]\n${HEADER}`);
  const figures: Figure[] = [];
  for await (const figure of topic.measure(settings)) {
    figures.push(figure);
    say(figureLine(figure));
  }
  return { topic: topic.id, title: topic.title, load, figures };
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
