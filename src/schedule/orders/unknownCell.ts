import { readTaskCell, type TaskCell, WHOLE } from "./taskCell";

/** Longer cells are cut in sentences. */
const MOST_LETTERS = 40;

/** What is wrong with a cell that says nothing known, and the nearest one that would. */
export function unknownCell(text: string, olderLetters: boolean): string {
  const shown = text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
  return `The cell "${shown}" says nothing known; ${advice(text, olderLetters)}.`;
}

function advice(text: string, olderLetters: boolean): string {
  if (text.includes("#")) return "a part is written with its number and share, such as 2I0#1:2/3";
  for (const guess of guesses(text)) if (isTask(guess, olderLetters)) return `the nearest is ${guess}`;
  if (text.startsWith("(")) return "an overlapped pair is written (0F4;7B1)";
  const letter = /^\d+([A-Za-z]+)\d+/.exec(text)?.[1];
  if (letter !== undefined && !KINDS.includes(letter))
    return `there is no kind ${letter}, only F forward, B backward, I activation gradient and W weight gradient`;
  return "a cell is stage, kind and microbatch, such as 0F3";
}

const KINDS = ["F", "B", "I", "W", "BW"];

/** Lower case; the kind first; something between or around the numbers. */
function guesses(text: string): readonly string[] {
  const upper = text.toUpperCase();
  const [, kind, stage, microbatch] = /^([FBIW])(\d+)\D(\d+)$/.exec(upper) ?? [];
  const bare = upper.replace(/[^0-9FBIW]/g, "");
  return kind === undefined ? [upper, bare] : [`${stage}${kind}${microbatch}`];
}

function isTask(text: string, olderLetters: boolean): boolean {
  const cell: TaskCell = { kind: 0, stage: 0, microbatch: 0, piece: -1, part: -1, share: WHOLE };
  return readTaskCell(text, 0, text.length, olderLetters, cell);
}
