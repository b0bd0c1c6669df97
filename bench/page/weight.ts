import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { BUDGET, firstLoad } from "../../scripts/check-size.mjs";
import type { Topic } from "../topic";
import { site } from "./site";

/** What a browser has to fetch. */
export const weight: Topic = {
  id: "weight",
  title: "Page weight",
  inPage: true,
  async *measure() {
    const { folder } = await site();
    const compressed = (files: readonly string[]) =>
      files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0) / 1000;
    const first = firstLoad(join(folder, "index.html"));
    yield {
      name: "page, script and style of the first load, compressed",
      value: compressed(first),
      unit: "KB",
      budget: BUDGET / 1000,
      peer: 1090,
    };
    const all = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const coded = all.filter((file) => /\.(html|js|css)$/.test(file));
    yield {
      name: "everything that runs, compressed",
      value: compressed(coded),
      unit: "KB",
      note: `${coded.length} files`,
    };
  },
};
