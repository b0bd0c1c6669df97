/** What a number field accepts. */
export interface NumberRange {
  /** Starts the sentences: "The number of processors". */
  readonly what: string;
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  /** Zero is outside although `min` is 0. */
  readonly aboveMin?: boolean;
  /** Binary prefixes and a "B" behind the number are read, too: "16 GiB". */
  readonly isBytes?: boolean;
}

/** A number that was read, or a sentence that says what is wrong with the text. */
export type Parsed = { readonly value: number } | { readonly problem: string };

const PREFIXES: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  µ: 1e-6,
  μ: 1e-6,
  m: 1e-3,
  k: 1e3,
  K: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
};
const NUMBER = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([nuµμmkKMGTP])?$/i;

/** Reads a number as people type it: "1 000", "2.5e9", "16G". A comma is refused: it means two things. */
export function parseNumber(text: string, range: NumberRange): Parsed {
  const value = range.isBytes ? readBytes(text) : readText(text);
  if (value === undefined) {
    const typed = text.trim() === "" ? "Nothing is typed" : `"${shorten(text.trim())}" is not a number`;
    return { problem: `${typed}; ${decapitalized(range.what)} is ${described(range)}.` };
  }
  const problem = rangeProblem(value, range);
  return problem === undefined ? { value } : { problem };
}

/** What is wrong with a number, as a sentence with the nearest one that works; undefined if nothing is. */
export function rangeProblem(value: number, range: NumberRange): string | undefined {
  const { what, min, max, whole, aboveMin = false } = range;
  const isInside = value >= min && value <= max && !(aboveMin && value === min);
  if (isInside && (!whole || Number.isInteger(value))) return undefined;
  const said = `${what} is ${described(range)}, not ${plain(value)}`;
  if (aboveMin && value <= min) return `${said}.`;
  const clamped = Math.min(max, Math.max(min, value));
  return `${said}; the nearest is ${plain(whole ? Math.round(clamped) : clamped)}.`;
}

/** A number as a field shows it: every digit that matters, nothing else. */
export function plain(value: number): string {
  return Math.abs(value) >= 1e15 || (value !== 0 && Math.abs(value) < 1e-6)
    ? value.toExponential().replace("e+", "e")
    : String(value);
}

/** A number with its thousands apart by thin spaces, which parseNumber reads. */
export function grouped(value: number): string {
  const text = plain(value);
  return /^-?\d{5,}$/.test(text) ? text.replace(/\B(?=(\d{3})+$)/g, "\u2009") : text;
}

/** A number as short as a prefix makes it, where that loses nothing: "16G", "10µ". */
export function prefixed(value: number): string {
  const candidates = Object.entries(PREFIXES)
    .filter(([prefix, factor]) => SHOWN_PREFIXES.includes(prefix) && value >= factor && value < factor * 1000)
    .map(([prefix, factor]) => `${Number((value / factor).toPrecision(6))}${prefix}`);
  return candidates.find((text) => readText(text) === value) ?? plain(value);
}

/** Bytes as short as a decimal or binary prefix makes them, where that loses nothing: "16G", "16Gi". */
export function prefixedBytes(value: number): string {
  const short = prefixed(value);
  if (/[a-z]$/i.test(short)) return short;
  const power = [...BINARY].findLastIndex((_, i) => value % 1024 ** (i + 1) === 0);
  return power < 0 || value === 0 ? short : `${value / 1024 ** (power + 1)}${BINARY[power]}i`;
}

/** First letters of the binary prefixes, each 1024 times the one before it; the first is 1024. */
const BINARY = "KMGTP";

function readBytes(text: string): number | undefined {
  const bare = text.replace(/\s/g, "").replace(/B$|bytes?$/i, "");
  const binary = /^(.*)([KMGTP])i$/i.exec(bare);
  if (binary === null) return readText(bare);
  const count = readText(binary[1]);
  return count === undefined ? undefined : count * 1024 ** (BINARY.indexOf(binary[2].toUpperCase()) + 1);
}

const SHOWN_PREFIXES = "nµmkMGTP";

function readText(text: string): number | undefined {
  const match = NUMBER.exec(text.trim().replace(/(?<=\d)[\s_'’](?=\d)/g, ""));
  if (match === null) return undefined;
  const factor = match[2] === undefined ? 1 : PREFIXES[match[2]];
  if (factor === undefined) return undefined;
  // Parsed with its exponent in one go, so that 16.1G is the double nearest to 16.1e9.
  const exponent = Math.round(Math.log10(factor));
  const value = match[1].toLowerCase().includes("e")
    ? Number(match[1]) * factor
    : Number(`${match[1]}e${exponent}`);
  return value;
}

function described({ min, max, whole, aboveMin = false }: NumberRange): string {
  const kind = whole ? "a whole number" : "a number";
  if (max >= Number.MAX_VALUE || max === Number.POSITIVE_INFINITY)
    return aboveMin ? `${kind} above ${plain(min)}` : `${kind} from ${plain(min)} on`;
  return `${kind} from ${plain(min)} to ${plain(max)}`;
}

function decapitalized(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function shorten(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}
