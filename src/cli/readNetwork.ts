import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { isRefusal, type Refusal, refuse } from "../base/refusal";
import { importNetwork } from "../model/formats";
import type { Network } from "../model/network";
import { networks } from "../model/presets";

/** A preset by id, or a network file in any format we read. */
export function readNetwork(name: string): Network | Refusal {
  const preset = networks.all.find((network) => network.id === name);
  if (preset !== undefined) return preset;
  const text = readTextFile(
    name,
    `There is no network "${name}" and no file of that name; known networks are ${networks.all.map((n) => n.id).join(", ")}.`,
  );
  return isRefusal(text) ? text : importNetwork(basename(name), text);
}

/** A file's text, or a refusal; `missing` is said where there is no such file. */
export function readTextFile(path: string, missing: string): string | Refusal {
  try {
    if (!statSync(path).isFile()) return refuse(`${path} is not a file.`);
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return refuse(code === "ENOENT" ? missing : `${path} cannot be read (${code ?? "unknown error"}).`);
  }
}
