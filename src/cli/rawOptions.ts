import { type Refusal, refuse } from "../base/refusal";

/** Options as they come: strings from a command line, JSON values from a batch file. Names in camel case. */
export type RawOptions = Readonly<Record<string, unknown>>;

/** A finite number, or undefined where the option is absent. `name` is the option's, in camel case. */
export function readNumber(raw: RawOptions, name: string): number | undefined | Refusal {
  const value = raw[name];
  if (value === undefined) return undefined;
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number === "number" && Number.isFinite(number)) return number;
  return refuse(`${flag(name)} takes a number, not "${String(value)}".`, name);
}

/** on/off, true/false; a bare flag is on. */
export function readSwitch(raw: RawOptions, name: string): boolean | undefined | Refusal {
  const value = raw[name];
  if (value === undefined) return undefined;
  if (value === true || value === "on" || value === "true") return true;
  if (value === false || value === "off" || value === "false") return false;
  return refuse(`${flag(name)} is on or off, not "${String(value)}".`, name);
}

/** Numbers separated by commas, or a JSON array of numbers. */
export function readNumbers(raw: RawOptions, name: string): readonly number[] | undefined | Refusal {
  const value = raw[name];
  if (value === undefined) return undefined;
  const parts: readonly unknown[] = Array.isArray(value) ? value : String(value).split(",");
  const numbers = parts.map((part) => (typeof part === "string" && part.trim() !== "" ? Number(part) : part));
  const wrong = numbers.findIndex((n) => typeof n !== "number" || !Number.isFinite(n));
  if (wrong < 0) return numbers as number[];
  return refuse(`${flag(name)} takes numbers separated by commas; "${String(parts[wrong])}" is none.`, name);
}

/** Text, or undefined where the option is absent. */
export function readText(raw: RawOptions, name: string): string | undefined | Refusal {
  const value = raw[name];
  if (value === undefined || typeof value === "string") return value;
  return refuse(`${flag(name)} takes a text, not ${JSON.stringify(value)}.`, name);
}

/** How an option is written on the command line: firstGradient → --first-gradient. */
export function flag(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
