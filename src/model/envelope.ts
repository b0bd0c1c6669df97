import { type Refusal, refuse } from "../base/refusal";

/** A JSON object whose fields are not known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Turns a file's object of one version into the next version's. */
export type Upgrader = (file: JsonObject) => JsonObject;

/** UPGRADERS[n] turns version n + 1 into n + 2. An entry never changes once it is released. */
const UPGRADERS: readonly Upgrader[] = [];

/** The version that is written. */
const FILE_VERSION = UPGRADERS.length + 1;

/** Wraps what is saved, so that later versions know what they read. */
export function seal(kind: string, content: unknown): JsonObject {
  return { format: "layerpipe", version: FILE_VERSION, kind, [kind]: content };
}

/** Checks that a value is a file of ours and brings it to the present version, step by step. */
export function unseal(value: unknown, upgraders: readonly Upgrader[] = UPGRADERS): JsonObject | Refusal {
  if (!isJsonObject(value) || value.format !== "layerpipe") {
    return refuse('This is no LayerPipe file: it has no "format": "layerpipe" at its top.');
  }
  const { version } = value;
  const newest = upgraders.length + 1;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) {
    return refuse(
      `The file's version is a whole number from 1 to ${newest}, not ${JSON.stringify(version)}.`,
    );
  }
  if (version > newest) {
    return refuse(
      `The file is of version ${version}, and this program reads up to ${newest}; use a newer one.`,
    );
  }
  return upgraders.slice(version - 1).reduce((file, upgrade) => upgrade(file), value);
}

/** True for what JSON writes in braces. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
