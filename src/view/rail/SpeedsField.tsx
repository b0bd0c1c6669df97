import type { Machine } from "../../model/machine";
import { speedsSet } from "../../state/problemEdits";
import { parseNumber, plain } from "../common/parseNumber";
import { SelectField } from "../common/SelectField";
import { TextField } from "../common/TextField";

const KINDS = [
  { value: "equal", name: "all equal" },
  { value: "own", name: "each its own" },
];
const SPEED = { what: "A speed", min: 0, max: Number.MAX_VALUE, whole: false, aboveMin: true };

/** Whether processors differ in speed, and by how much: one list, processor 0 first. */
export function SpeedsField({ machine, problem }: { machine: Machine; problem: string | undefined }) {
  const { speeds, processors } = machine;
  return (
    <>
      <SelectField
        label="Speeds"
        help="A task takes its cost divided by the speed of its processor."
        value={speeds === undefined ? "equal" : "own"}
        options={KINDS}
        onChange={(kind) => speedsSet(kind === "own" ? new Array<number>(processors).fill(1) : undefined)}
      />
      {speeds !== undefined && (
        <TextField
          label="Speed of each"
          help="Relative speeds, processor 0 first, with commas or spaces between them."
          value={speeds.map(plain).join(", ")}
          problem={problem}
          onChange={(text) => {
            const read = readSpeeds(text, processors);
            if (typeof read === "string") return read;
            speedsSet(read, { join: "speeds" });
            return undefined;
          }}
        />
      )}
    </>
  );
}

function readSpeeds(text: string, processors: number): readonly number[] | string {
  const words = text.split(/[\s,;]+/).filter((word) => word !== "");
  const speeds: number[] = [];
  for (const word of words) {
    const parsed = parseNumber(word, SPEED);
    if ("problem" in parsed) return parsed.problem;
    speeds.push(parsed.value);
  }
  if (speeds.length === processors) return speeds;
  const given = speeds.length === 1 ? "1 speed is" : `${speeds.length} speeds are`;
  return `${given} given for ${processors} processors; give one for each.`;
}
