import type { OptionValues } from "../src/base/options";
import { isRefusal } from "../src/base/refusal";
import { families as registered } from "../src/schedule/families";
import type { Family } from "../src/schedule/family";
import { type Case, caseOf, planCase, runPlan } from "./problems";
import { leastMs, type Repeats } from "./timing";
import type { Figure, Topic } from "./topic";

/** A machine, and how long it works. */
interface Size {
  readonly processors: number;
  readonly microbatches: number;
}

/** A chart as one looks at it, a large one, and the largest that a peer made. */
const SMALL: Size = { processors: 8, microbatches: 512 };
const LARGE: Size = { processors: 64, microbatches: 512 };
const LARGEST: Size = { processors: 128, microbatches: 4096 };

/** Families that choose by time while they plan, or search for the best order. */
const LIST_SCHEDULED: ReadonlySet<string> = new Set([
  "zb-auto",
  "zbv-auto",
  "v-half",
  "v-min",
  "1f1b-v",
  "hanayo",
]);

/** Million tasks a second: what the product promises, and what the best peer does. */
const ORDERED = { budget: 10, peer: 0.24 };
const LISTED = { budget: 1, peer: 0.04 };
/** An order of which every cell is read from a text. */
const READ = { budget: 1 };

/** Bytes of result columns for each task. */
const BYTES_BUDGET = 40;

/** Milliseconds spent on one size. */
const SPEND_MS = 400;
const QUICK_MS = 100;

/** What is measured: a family, under these options. */
interface Subject {
  readonly family: Family;
  readonly name: string;
  readonly options: OptionValues;
  readonly goals: Goals;
}

type Goals = Pick<Figure, "budget" | "peer">;

/** 1F1B, which is what other families' time is compared with, and what transforms are measured on. */
const STRAIGHT = "1f1b";

const subjects: readonly Subject[] = registered.all.flatMap((family) => [
  { family, name: family.id, options: {}, goals: goalsOf(family) },
  ...(family.id === STRAIGHT ? [divided(family, "split", ORDERED), divided(family, "delayed", LISTED)] : []),
]);

/** From the problem to the columns: planning and simulating. */
export const families: Topic = {
  id: "families",
  title: "Every family: problem to columns (plan and simulate)",
  *measure({ quick }) {
    const repeats = { spendMs: quick ? QUICK_MS : SPEND_MS };
    let reference = Number.NaN;
    const straightFirst = subjects.toSorted(
      (a, b) => Number(b.name === STRAIGHT) - Number(a.name === STRAIGHT),
    );
    for (const subject of straightFirst) {
      const taken = [SMALL, LARGE, LARGEST].map((size) => measureOne(subject, size, repeats));
      const [, large, largest] = taken;
      if (subject.name === STRAIGHT) reference = largest.taskNs;
      yield* taken.map(({ rate }) => rate);
      yield {
        name: "   time per task, against 1F1B",
        value: largest.taskNs / reference,
        unit: "×",
        note: `${(largest.taskNs / large.taskNs).toFixed(2)} × that of P ${LARGE.processors}, M ${LARGE.microbatches}`,
      };
      yield { name: "   result columns", value: largest.taskBytes, unit: "bytes/task", budget: BYTES_BUDGET };
    }
  },
};

function goalsOf({ id }: Family): Goals {
  if (id === "order") return READ;
  return LIST_SCHEDULED.has(id) ? LISTED : ORDERED;
}

/** A family with its backwards taken apart. */
function divided(family: Family, backward: string, goals: Goals): Subject {
  return { family, name: `${family.id}, ${backward} backward`, options: { backward }, goals };
}

/** What one size took. */
interface Taken {
  readonly rate: Figure;
  readonly taskNs: number;
  readonly taskBytes: number;
}

function measureOne({ family, name, options, goals }: Subject, size: Size, repeats: Repeats): Taken {
  const { processors, microbatches } = size;
  const base = {
    name: `${name}, P ${processors}, M ${microbatches}`,
    unit: "M tasks/s",
    moreIsBetter: true,
    ...goals,
  };
  const given = caseOf(family, processors, microbatches, options);
  if (!isRefusal(given)) return timeCase(given, base, repeats);
  const none = Number.NaN;
  return { rate: { ...base, value: none, note: given.reason }, taskNs: none, taskBytes: none };
}

function timeCase(given: Case, base: Omit<Figure, "value">, repeats: Repeats): Taken {
  let tasks = 0;
  let bytes = 0;
  const ms = leastMs(() => {
    const { columns } = runPlan(planCase(given), given.workload);
    tasks = columns.task.length;
    bytes = Object.values(columns).reduce((sum, column) => sum + column.byteLength, 0);
  }, repeats);
  const note = `${tasks.toLocaleString("en")} tasks in ${ms.toFixed(1)} ms`;
  const rate = { ...base, value: tasks / ms / 1000, note };
  return { rate, taskNs: (1e6 * ms) / tasks, taskBytes: bytes / tasks };
}
