import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import { debts, layers, parts, testLayer } from "./layers";
import { type Import, importsOf } from "./testing/imports";

const src = new URL("./", import.meta.url);
const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.[cm]?tsx?$/.test(path));

/** What the smaller packages behind a big one export: { "d3-scale": Set { "scaleLinear", … } }. */
const exported = new Map<string, ReadonlySet<string>>();
for (const part of Object.values(parts).flatMap((list) => Object.values(list).flat())) {
  exported.set(part, new Set(Object.keys(await import(part))));
}

/** A file's folder in src, or, for a file directly in src, its name. */
function layerOf(path: string): string {
  return path.split("/")[0].replace(/\..*$/, "");
}

const isTest = (path: string) => /\.test\.tsx?$/.test(path);

/** Everything a file imports against the map, each as "file → import: why". */
function violations(path: string, source: string): readonly string[] {
  return importsOf(source, path)
    .map((found) => [`${path} → ${found.specifier ?? "(computed)"}`, objection(path, found)])
    .filter(([edge, reason]) => reason !== undefined && !debts.includes(edge ?? ""))
    .map(([edge, reason]) => `${edge}: ${reason}`);
}

function objection(path: string, found: Import): string | undefined {
  const layer = layers[layerOf(path)];
  if (layer === undefined) return `${layerOf(path)} is not in layers.ts`;
  if (found.specifier === undefined) return isTest(path) ? undefined : "a computed import cannot be checked";
  return found.specifier.startsWith(".")
    ? folderObjection(path, found.specifier)
    : packageObjection(path, found);
}

function folderObjection(path: string, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ""));
  if (target.startsWith("../")) return "it is outside src";
  if (/\.test(\.tsx?)?$/.test(target)) return "it is a test";
  const [from, to] = [layerOf(path), layerOf(target)];
  if (from === to || layers[from].folders.includes(to)) return undefined;
  if (isTest(path) && testLayer.folders.includes(to)) return undefined;
  return `${from} may not import ${to}`;
}

function packageObjection(path: string, found: Import): string | undefined {
  const { specifier = "" } = found;
  const from = layerOf(path);
  const allowed = [...layers[from].packages, ...(isTest(path) ? testLayer.packages : [])];
  const entry = allowed.find(
    (name) => specifier === name || specifier.startsWith(name.replace(/[^:]$/, "$&/")),
  );
  if (entry === undefined) return `${from} may not import this package`;
  const smaller = parts[from]?.[entry];
  if (smaller === undefined || found.typeOnly) return undefined;
  const stranger = found.names.find((name) => !smaller.some((part) => exported.get(part)?.has(name)));
  return stranger === undefined ? undefined : `${from} may not take ${stranger} from it`;
}

describe("the layer map", () => {
  test("holds for every file of src", () => {
    expect(files).toContain("layers.ts");
    const found = files.flatMap((path) => violations(path, readFileSync(new URL(path, src), "utf8")));
    expect(found).toEqual([]);
  });

  test("has no cycle", () => {
    const settled = new Set<string>();
    for (let size = -1; size !== settled.size; ) {
      size = settled.size;
      for (const [name, { folders }] of Object.entries(layers)) {
        if (folders.every((folder) => settled.has(folder))) settled.add(name);
      }
    }
    expect(Object.keys(layers).filter((name) => !settled.has(name))).toEqual([]);
  });

  test("lists no debt that is paid", () => {
    const edges = files.flatMap((path) =>
      importsOf(readFileSync(new URL(path, src), "utf8"), path).map(
        (found) => `${path} → ${found.specifier}`,
      ),
    );
    expect(debts.filter((debt) => !edges.includes(debt))).toEqual([]);
  });
});

describe("a planted import is caught", () => {
  test.each([
    ["analysis/metrics.ts", `import { Gantt } from "../view/Gantt";`, "analysis may not import view"],
    ["model/layer.ts", `import type { Task } from "../tasks/task";`, "model may not import tasks"],
    ["base/a.ts", `export { x } from "../model/x";`, "base may not import model"],
    ["base/a.ts", `export * from "../model/x";`, "base may not import model"],
    ["tasks/a.ts", `const x = await import("../schedule/plan");`, "tasks may not import schedule"],
    ["tasks/a.ts", `let x: import("../schedule/plan").Plan;`, "tasks may not import schedule"],
    [
      "view/a.tsx",
      `new Worker(new URL("../worker/entry.ts", import.meta.url));`,
      "view may not import worker",
    ],
    ["export/svg.ts", `import { chart } from "../state/chart";`, "export may not import state"],
    ["scene/a.ts", `const x = await import(name);`, "a computed import cannot be checked"],
    ["schedule/a.ts", `import { useState } from "react";`, "schedule may not import this package"],
    ["analysis/a.ts", `import { readFileSync } from "node:fs";`, "analysis may not import this package"],
    ["state/a.ts", `import x from "zustand-extras";`, "state may not import this package"],
    ["scene/a.ts", `import { scaleLinear, select } from "d3";`, "scene may not take select from it"],
    ["scene/a.ts", `import * as d3 from "d3";`, "scene may not take * from it"],
    ["model/a.ts", `import { problem } from "../testing/problems";`, "model may not import testing"],
    ["model/a.ts", `import { helper } from "./b.test";`, "it is a test"],
    ["model/a.test.ts", `import { Gantt } from "../view/Gantt";`, "model may not import view"],
    ["cli.ts", `import { problem } from "./state/problem";`, "cli may not import state"],
    ["view/a.ts", `import vgg from "../../public/vgg16.json";`, "it is outside src"],
    ["helpers/a.ts", `import { x } from "../base/x";`, "helpers is not in layers.ts"],
  ])("%s: %s", (path, source, reason) => {
    expect(violations(path, source)).toEqual([
      expect.stringMatching(new RegExp(`^${path} → .*: ${escaped(reason)}$`)),
    ]);
  });

  test.each([
    ["analysis/stalls.ts", `import { simulate } from "../schedule/simulate"; import { x } from "./x";`],
    ["scene/axis.ts", `import { scaleLinear } from "d3"; import type { ZoomTransform } from "d3";`],
    ["state/runs.ts", `import { createStore } from "zustand/vanilla";`],
    ["model/a.test.ts", `import { test } from "vitest"; import { p } from "../testing/p"; import "node:fs";`],
    [
      "cli.ts",
      `import { answer } from "./worker/answer"; import { Command } from "commander"; import "node:fs";`,
    ],
    ["view/a.tsx", `import css from "./a.module.css"; import { createPortal } from "react-dom";`],
  ])("and what is allowed is not: %s: %s", (path, source) => {
    expect(violations(path, source)).toEqual([]);
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
