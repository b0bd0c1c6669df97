import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { publishedFigures } from "./publishedFigures";

const text = readFileSync(new URL("../../../../docs/published-figures.md", import.meta.url), "utf8");
const sections = text
  .split(/^## /m)
  .slice(1)
  .map((section) => section.split("\n\n"));

/** A text without its marks of emphasis and its line breaks. */
function plain(marked: string): string {
  return marked.replace(/[*`]/g, "").replace(/\s+/g, " ").trim();
}

/** The rows of the tables of figures, of four columns: the figure, theirs, ours, why. */
function rowsOf(blocks: readonly string[]): readonly (readonly string[])[] {
  return blocks
    .filter((block) => /^\|[^|]*\|[^|]*\| ours \|[^|]*\|\n/.test(block))
    .flatMap((block) => block.trim().split("\n").slice(2))
    .map((line) => line.slice(1, -1).split("|").map(plain));
}

/** The paragraphs but those that only introduce a table. */
function notesOf(blocks: readonly string[]): readonly string[] {
  return blocks
    .slice(1)
    .filter((block) => !/^(\||\s{4})/.test(block))
    .map(plain)
    .filter((block) => block !== "" && !block.endsWith(":"));
}

/** A section's title stands in its first block, sometimes with the paragraph that follows. */
const titleOf = (blocks: readonly string[]) => blocks[0].split("\n")[0];

test("the page and docs/published-figures.md have the same subjects", () => {
  expect(publishedFigures.map(({ title }) => title).sort()).toEqual(sections.map(titleOf).sort());
});

test.each(sections.map((blocks) => [titleOf(blocks), blocks] as const))(
  "%s: the page says what docs/published-figures.md says",
  (title, blocks) => {
    const shown = publishedFigures.find((section) => section.title === title);
    expect(shown?.figures.map(({ what, published, ours, why }) => [what, published, ours, why])).toEqual(
      rowsOf(blocks),
    );
    expect(shown?.notes).toEqual(notesOf(blocks));
  },
);
