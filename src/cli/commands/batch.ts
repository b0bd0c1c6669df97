import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import type { RawOptions } from "../rawOptions";
import { runCommand } from "./index";

/** Answers one line of a batch file: the command's JSON, its text as a JSON string, or {"refused": sentence}. */
export function answerLine(line: string): string {
  const request = parseLine(line);
  const answer = isRefusal(request) ? request : runCommand(request.command, request.options);
  if (isRefusal(answer)) return JSON.stringify({ refused: answer.reason });
  return typeof answer === "string" ? oneLine(answer) : JSON.stringify(answer);
}

function parseLine(line: string): { command: string; options: RawOptions } | Refusal {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return refuse("This line is not JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return refuse("A request is a JSON object.");
  const { command, options } = value as { command?: unknown; options?: unknown };
  if (typeof command !== "string") return refuse('A request names its "command".');
  if (options !== undefined && (typeof options !== "object" || options === null || Array.isArray(options)))
    return refuse('"options" is an object of option names in camel case.');
  return { command, options: (options ?? {}) as RawOptions };
}

/** A command's text on one line: JSON is printed compactly, any other text as a JSON string. */
function oneLine(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return JSON.stringify(text);
  }
}
