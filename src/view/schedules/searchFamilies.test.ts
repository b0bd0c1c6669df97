import { expect, test } from "vitest";
import { describedFamilies } from "../../schedule/families/described";
import type { FamilyDescription } from "../../schedule/families/descriptions";
import { sectionsOf } from "./familySections";
import { likeliest, searchFamilies } from "./searchFamilies";

const all = describedFamilies.all;
const ids = (text: string) => searchFamilies(all, text).map(({ id }) => id);

const isZeroBubble = ({ group }: FamilyDescription) => group === "zeroBubble";

test("families are found by name, paper and idea, whatever the spelling", () => {
  expect(ids("")).toEqual(all.map(({ id }) => id));
  expect(ids("g-pipe")).toContain("gpipe");
  for (const text of ["huang 2019", "STALE microbatches flow"]) {
    expect(ids(text)).toContain("gpipe");
    expect(ids(text)).not.toContain("layerpipe");
  }
  expect(ids("no such schedule")).toEqual([]);
  expect(ids("zero bubble")).toEqual(expect.arrayContaining(all.filter(isZeroBubble).map(({ id }) => id)));
});

test("a name that is typed is meant, though others mention it", () => {
  expect(likeliest(searchFamilies(all, "gpipe"), "gpipe")?.id).toBe("gpipe");
  expect(likeliest(searchFamilies(all, "pipe"), "pipe")?.id).toBe("pipedream");
  expect(likeliest(searchFamilies(all, ""), "")?.id).toBe("layerpipe");
  expect(likeliest([], "x")).toBeUndefined();
});

test("every family stands in one section, LayerPipe first", () => {
  const listed = sectionsOf(all).flatMap(({ families }) => families.map(({ id }) => id));
  expect(listed[0]).toBe("layerpipe");
  expect(listed.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
});
