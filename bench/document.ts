import { cellsOf, isOver } from "./report";
import type { Figure } from "./topic";

/** A topic as it was measured. */
export interface Measured {
  readonly topic: string;
  readonly title: string;
  /** Year, month and day. */
  readonly date: string;
  /** Processes that wanted a core in the minute before it began, and in the one before it ended. */
  readonly load: { readonly before: number; readonly after: number };
  /** The browser's version, where a page was measured. */
  readonly chromium?: string;
  readonly figures: readonly Figure[];
}

/** What is written down at once. */
export interface BenchRun {
  /** The machine in a line. */
  readonly machine: string;
  readonly measured: readonly Measured[];
  /** Ids of all topics there are, in the order of the document. */
  readonly topics: readonly string[];
}

/**
 * The document with the topics of a run in the place of what it said about them. Other topics keep their sections, and those
 * that no longer exist lose theirs. The same text for the same input. A section that was measured on another machine than the
 * document's says so; if all topics were measured, their machine is the document's.
 */
export function updateDocument(previous: string | undefined, run: BenchRun): string {
  const known = previous === undefined ? undefined : takeApart(previous);
  const isWhole = run.topics.every((id) => run.measured.some(({ topic }) => topic === id));
  const machine = isWhole ? run.machine : (known?.machine ?? run.machine);
  const elsewhere = machine === run.machine ? undefined : run.machine;
  const sections = new Map(known?.sections);
  for (const measured of run.measured) sections.set(measured.topic, sectionOf(measured, elsewhere));
  const kept = run.topics.flatMap((id) => {
    const text = sections.get(id);
    return text === undefined ? [] : [{ id, text }];
  });
  return `${[introduction(machine), ...kept.map(({ text }) => text), overBudget(kept)].join("\n\n")}\n`;
}

const MACHINE = "Machine: ";
const COMMAND = "npm run bench -- ";
const OVER = "Over budget";

/** The machine and the sections by topic of a document that was written here. */
function takeApart(text: string) {
  const [head, ...sections] = text.split(/^(?=## )/m);
  const machine = head.split("\n").find((line) => line.startsWith(MACHINE));
  const byTopic = sections.flatMap((section) => {
    const [, id] = new RegExp(`^\`${COMMAND}(\\S+)\``, "m").exec(section) ?? [];
    return id === undefined ? [] : [[id, section.trim()] as const];
  });
  return { machine: machine?.slice(MACHINE.length), sections: new Map(byTopic) };
}

function introduction(machine: string): string {
  return `# Benchmarks

\`npm run bench\` measures all of this and writes this file; \`${COMMAND}TOPIC …\` measures some topics and replaces their
sections. With \`--quick\` it only prints.

A time is the least of several runs, each by the clock or by processor time, whichever is less, so that what else the machine
does counts little; rows of frames give the median and the 95th percentile. Times hold on this machine alone; ratios to the
budget, to the best peer and between rows hold on any. **Used** is the share of the budget, bold above 100 %: the budget is
missed. The best peer is the best figure measured with another tool at the same job, in processor time, and × peer is how many
times better this is. Load is how many processes wanted a core in the minute before a topic and in its last one, the measurement
among them: above the number of cores, times are too long.

\`npm test\` holds none of these times. It fails if the time per task grows with the number of tasks (\`bench/growth.test.ts\`).

${MACHINE}${machine}`;
}

function sectionOf({ topic, title, date, load, chromium, figures }: Measured, machine?: string): string {
  const facts = [
    `\`${COMMAND}${topic}\``,
    date,
    `load ${load.before.toFixed(1)} before, ${load.after.toFixed(1)} at the end`,
    ...(chromium === undefined ? [] : [`Chromium ${chromium}`]),
    ...(machine === undefined ? [] : [`on ${machine}`]),
  ];
  return [`## ${title}`, "", facts.join(" · "), "", ...HEAD, ...figures.map(rowOf)].join("\n");
}

const HEAD = ["| | measured | budget | used | best peer | × peer | |", "|:--|--:|--:|--:|--:|--:|:--|"];

/** Figures that are part of another are indented, with spaces that Markdown keeps. */
const INDENT = "\u2003";

function rowOf(figure: Figure): string {
  const { name, value, unit, budget, used, peer, times, note } = cellsOf(figure);
  const indented = name.replace(/^ +/, (spaces) => INDENT.repeat(Math.ceil(spaces.length / 3)));
  const share = isOver(figure) ? `**${used}**` : used;
  return tableRow([indented, `${value} ${unit}`, budget, share, peer, times, note]);
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** The rows of all sections whose share of the budget is bold, with what an indented one is part of. */
function overBudget(sections: readonly { readonly id: string; readonly text: string }[]): string {
  const rows = sections.flatMap(({ id, text }) => {
    let whole = "";
    return text.split("\n").flatMap((line) => {
      const [, name = "", ...rest] = line.split(/(?<!\\)\|/).map((cell) => cell.replace(/^ | $/g, ""));
      if (!name.startsWith(INDENT)) whole = name;
      const full = name === whole ? name : `${whole}: ${name.replaceAll(INDENT, "")}`;
      return rest[2]?.startsWith("**") ? [`| ${id} | ${full} | ${rest.slice(0, 3).join(" | ")} |`] : [];
    });
  });
  if (rows.length === 0) return `## ${OVER}\n\nNothing.`;
  return [`## ${OVER}`, "", "| topic | | measured | budget | used |", "|:--|:--|--:|--:|--:|", ...rows].join(
    "\n",
  );
}
