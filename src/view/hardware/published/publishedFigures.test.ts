import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type PublishedBlock, publishedFigures } from "./publishedFigures";

const text = readFileSync(new URL("../../../../docs/published-figures.md", import.meta.url), "utf8");
const sections = text
  .split(/^## /m)
  .slice(1)
  .map((section) => {
    const [title, ...body] = section.split("\n");
    return [title, body.join("\n").split("\n\n").flatMap(blockOf)] as const;
  });

/** A paragraph or a table of the document, without marks of emphasis and line breaks; commands are left out. */
function blockOf(block: string): PublishedBlock | [] {
  if (block.trim() === "" || /^\n?\s{4}/.test(block)) return [];
  if (!block.trim().startsWith("|")) return { text: plain(block) };
  const [heads, , ...rows] = block
    .trim()
    .split("\n")
    .map((line) => line.slice(1, -1).split("|").map(plain));
  if (heads[2] !== "ours") return { lines: [heads, ...rows].map((cells) => cells.join(" | ")) };
  return { figures: rows.map(([what, published, ours, why]) => ({ what, published, ours, why })) };
}

function plain(marked: string): string {
  return marked.replace(/[*`]/g, "").replace(/\s+/g, " ").trim();
}

test("the page and docs/published-figures.md have the same subjects", () => {
  expect(publishedFigures.map(({ title }) => title).sort()).toEqual(sections.map(([title]) => title).sort());
});

test.each(sections)("%s: the page says what docs/published-figures.md says", (title, blocks) => {
  expect(publishedFigures.find((section) => section.title === title)?.blocks).toEqual(blocks);
});
