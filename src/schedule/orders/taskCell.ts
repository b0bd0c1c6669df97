import { KIND_LETTER, OP_KINDS } from "../../tasks/op";

/** What the cell of one task says, as numbers. */
export interface TaskCell {
  /** Code of the kind: its index in OP_KINDS. */
  kind: number;
  stage: number;
  microbatch: number;
  /** −1 where the cell names no piece. */
  piece: number;
  /** −1 where the cell names no part. */
  part: number;
  /** Share of a part as a fraction; a decimal is a fraction of 1. */
  share: Share;
}

/** A share of a whole: numerator ÷ denominator. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** A whole task that is no part. */
export const WHOLE: Share = { numerator: 1, denominator: 1 };

/** Codes of kinds in columns. */
export const [FORWARD, ACTIVATION_GRADIENT, WEIGHT_GRADIENT, BACKWARD] = OP_KINDS.map((_, code) => code);

/** Most digits of a stage or a microbatch. */
const MOST_DIGITS = 9;
const ZERO = 48;
const NINE = 57;

/**
 * Reads the task in text[from … to − 1] into `cell`; false if there is none. A cell is stage, kind, microbatch, and where
 * there are any ".piece" and "#part:share". With older letters B is the activation gradient alone and BW the whole backward.
 */
export function readTaskCell(
  text: string,
  from: number,
  to: number,
  olderLetters: boolean,
  cell: TaskCell,
): boolean {
  let at = from;
  let stage = 0;
  for (; at < to && isDigit(text, at); at++) stage = 10 * stage + text.charCodeAt(at) - ZERO;
  if (at === from || at - from > MOST_DIGITS) return false;
  let kind = LETTERS.indexOf(text[at++]);
  if (kind < 0) return false;
  if (olderLetters && kind === BACKWARD) {
    if (text[at] === "W") at++;
    else kind = ACTIVATION_GRADIENT;
  }
  const digits = at;
  let microbatch = 0;
  for (; at < to && isDigit(text, at); at++) microbatch = 10 * microbatch + text.charCodeAt(at) - ZERO;
  if (at === digits || at - digits > MOST_DIGITS) return false;
  cell.kind = kind;
  cell.stage = stage;
  cell.microbatch = microbatch;
  cell.piece = -1;
  cell.part = -1;
  return at === to || readRest(text.slice(at, to), cell);
}

const LETTERS: readonly string[] = OP_KINDS.map((kind) => KIND_LETTER[kind]);

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= ZERO && code <= NINE;
}

const REST = /^(?:\.(\d{1,4}))?(?:#(\d{1,4}):(\d{1,15}(?:\/\d{1,15}|\.\d{1,20})?))?$/;

function readRest(text: string, cell: TaskCell): boolean {
  const found = REST.exec(text);
  if (found === null) return false;
  const [, piece, part, share] = found;
  if (piece !== undefined) cell.piece = Number(piece);
  if (part === undefined) return true;
  const [numerator, denominator = 1] = share.split("/").map(Number);
  cell.part = Number(part);
  cell.share = { numerator, denominator };
  return cell.kind === ACTIVATION_GRADIENT && numerator > 0 && denominator > 0;
}
