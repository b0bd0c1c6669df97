import { type Refusal, refuse } from "../../base/refusal";
import { MAX_LAYERS } from "../../model/limits";

/** What a letter of Megatron's layout stands for: embedding, transformer layer, layer of multi-token prediction, loss. */
export type LayoutLetter = "E" | "t" | "m" | "L";

/** What each virtual stage holds, in the order of the network; chunk after chunk, as interleaved schedules number them. */
export type MegatronLayout = readonly (readonly LayoutLetter[])[];

/**
 * Reads the string of Megatron's --pipeline-model-parallel-layout: letters E, t, m and L, "|" between stages, "x*n" and
 * "(…)*n" for repetition, commas for the eye (schedules.md 20.2). "Et*3|(tt|)*29,m|L" has 32 stages.
 */
export function readMegatronLayout(text: string): MegatronLayout | Refusal {
  const reader = new LayoutReader(text.replace(/[,\s]/g, ""));
  const letters = reader.sequence(0);
  if (typeof letters !== "string") return letters;
  return letters.split("|").map((stage) => [...stage] as LayoutLetter[]);
}

/** The shortest string that we know how to write: runs of a letter and runs of equal stages are told by their number. */
export function writeMegatronLayout(layout: MegatronLayout): string {
  const stages = layout.map(writeStage);
  let text = "";
  for (let at = 0; at < stages.length; ) {
    let past = at + 1;
    while (past < stages.length && stages[past] === stages[at]) past++;
    const behind = past < stages.length ? past - at : past - at - 1; // each with its border; the last stage has none
    text += behind > 1 ? `(${stages[at]}|)*${behind},` : `${stages[at]}|`.repeat(behind);
    if (past === stages.length) text += stages[at];
    at = past;
  }
  return text;
}

/** Letters that stand in a row at least so often are told by their number. */
const LEAST_RUN = 3;

function writeStage(letters: readonly LayoutLetter[]): string {
  return letters.join("").replace(/(.)\1*/g, (run, letter) => {
    return run.length < LEAST_RUN ? run : `${letter}*${run.length}`;
  });
}

/** The most letters and borders that a layout may unfold to. */
const MOST_UNFOLDED = 2 * MAX_LAYERS;

class LayoutReader {
  private at = 0;

  constructor(private readonly text: string) {}

  /** Up to the end, or to the parenthesis that closes a group of this depth. */
  sequence(depth: number): string | Refusal {
    let letters = "";
    while (this.at < this.text.length) {
      const letter = this.text[this.at];
      if (letter === ")" && depth > 0) return letters;
      this.at++;
      let unit: string | Refusal = letter;
      if (letter === "(") {
        unit = this.sequence(depth + 1);
        if (typeof unit !== "string") return unit;
        if (this.text[this.at++] !== ")")
          return refuse(
            'The layout opens a group that it does not close; a group is written "(tt|)*29".',
            "layout",
          );
        if (this.text[this.at] !== "*")
          return refuse('A group of the layout must be repeated, as in "(tt|)*29".', "layout");
      } else if (!/[EtmL|]/.test(letter))
        return refuse(
          `The layout has no meaning for "${letter}"; its letters are E embedding, t transformer layer, m multi-token prediction and L loss, and | between stages.`,
          "layout",
        );
      const times = this.times();
      if (typeof times !== "number") return times;
      if (letters.length + unit.length * times > MOST_UNFOLDED)
        return refuse(`The layout unfolds to more than ${MOST_UNFOLDED} letters and borders.`, "layout");
      letters += unit.repeat(times);
    }
    return letters;
  }

  /** The number behind "*", 1 without. */
  private times(): number | Refusal {
    if (this.text[this.at] !== "*") return 1;
    const digits = /^\d{1,6}/.exec(this.text.slice(this.at + 1, this.at + 8))?.[0];
    if (digits === undefined)
      return refuse('A "*" in the layout takes a whole number of at most 6 digits, as in "t*3".', "layout");
    this.at += 1 + digits.length;
    return Number(digits);
  }
}
