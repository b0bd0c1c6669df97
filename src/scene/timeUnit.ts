/** How ticks are told to the user; a Report is one. */
export interface TimeUnit {
  /** Ticks that make one unit. */
  readonly ticksPerUnit: number;
  /** Short name of the unit, for instance "ms" or "MACs". */
  readonly unit: string;
}

/** A unit with a prefix, chosen so that numbers stay short: label = ticks ÷ ticksPerLabel. */
export interface ScaledUnit {
  readonly ticksPerLabel: number;
  /** For instance "GMACs", "k cycles", "µs". */
  readonly unit: string;
}

const SECONDS: readonly (readonly [unit: string, seconds: number])[] = [
  ["ns", 1e-9],
  ["µs", 1e-6],
  ["ms", 1e-3],
  ["s", 1],
];
const PREFIXES = ["", "k", "M", "G", "T", "P", "E"];
const MICRO_SPELLINGS: Readonly<Record<string, string>> = { us: "µs", μs: "µs" };

/** Seconds in a unit of time by its short name; undefined for counts. */
export function secondsPerUnit(unit: string): number | undefined {
  const name = MICRO_SPELLINGS[unit] ?? unit;
  return SECONDS.find(([spelling]) => spelling === name)?.[1];
}

/** The prefix that shows `largestTicks` as a number from 1 up to `limit` (default 1000). */
export function scaleUnit(unit: TimeUnit, largestTicks: number, limit = 1000): ScaledUnit {
  const value = Math.abs(largestTicks) / unit.ticksPerUnit;
  const name = MICRO_SPELLINGS[unit.unit] ?? unit.unit;
  const own = secondsPerUnit(unit.unit);
  return own === undefined ? countUnit(unit, name, value, limit) : clockUnit(unit, own, value);
}

function clockUnit(unit: TimeUnit, ownSeconds: number, value: number): ScaledUnit {
  const seconds = value * ownSeconds;
  const fitting = SECONDS.findLast(([, each]) => seconds >= each * (1 - 1e-9)) ?? SECONDS[0];
  const [name, each] = value === 0 ? [nameOfSeconds(ownSeconds), ownSeconds] : fitting;
  return { ticksPerLabel: unit.ticksPerUnit * (each / ownSeconds), unit: name };
}

function nameOfSeconds(seconds: number): string {
  return SECONDS.find(([, each]) => each === seconds)?.[0] ?? "s";
}

function countUnit(unit: TimeUnit, name: string, value: number, limit: number): ScaledUnit {
  let power = 0;
  while (power < PREFIXES.length - 1 && value >= limit * 1000 ** power * (1 - 1e-9)) power++;
  return { ticksPerLabel: unit.ticksPerUnit * 1000 ** power, unit: withPrefix(PREFIXES[power], name) };
}

/** "GMACs", "M cycles": an abbreviation takes its prefix at once, a word after a space. */
function withPrefix(prefix: string, name: string): string {
  if (prefix === "" || name === "") return prefix + name;
  return /^[A-Z]{2}/.test(name) ? prefix + name : `${prefix} ${name}`;
}

/** A number with at most `digits` significant digits, thousands apart by thin spaces, no trailing zeros, a true minus sign. */
export function formatNumber(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "–";
  const rounded = Number(value.toPrecision(digits));
  const whole = Math.abs(value) >= 10 ** digits ? Math.round(value) : rounded;
  const [integer, fraction] = Math.abs(whole).toFixed(decimalsOf(whole, digits)).split(".");
  const grouped = integer.length > 4 ? integer.replace(/\B(?=(\d{3})+$)/g, "\u2009") : integer;
  const trimmed = fraction?.replace(/0+$/, "") ?? "";
  return (whole < 0 ? "−" : "") + grouped + (trimmed === "" ? "" : `.${trimmed}`);
}

function decimalsOf(value: number, digits: number): number {
  if (value === 0) return 0;
  return Math.min(20, Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value)))));
}

/** A time with its unit and, where large, a prefix: "12.5 ms", "3.21 GMACs", "880 cycles". */
export function formatTime(ticks: number, unit: TimeUnit, digits = 4): string {
  const scaled = scaleUnit(unit, ticks, 10_000);
  return `${formatNumber(ticks / scaled.ticksPerLabel, digits)} ${scaled.unit}`.trimEnd();
}
