import { describe, expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import { layoutStarts } from "./layoutStarts";
import { type LayoutLetter, readMegatronLayout, writeMegatronLayout } from "./megatronLayout";

/** The stages as words; a refusal's sentence. */
function stages(text: string): readonly string[] | string {
  const layout = readMegatronLayout(text);
  return isRefusal(layout) ? layout.reason : layout.map((letters) => letters.join(""));
}

describe("Megatron's layout string", () => {
  test("of DeepSeek-V3 on 16 ranks of 2 chunks has 32 stages", () => {
    expect(stages("Et*3|(tt|)*29,m|L")).toEqual(["Ettt", ...new Array(29).fill("tt"), "m", "L"]);
  });

  test.each([
    ["E|(t|)*3,m|m||L", ["E", "t", "t", "t", "m", "m", "", "L"]],
    ["(t|E)*2", ["t", "Et", "E"]],
    ["(|tt)*2,L", ["", "tt", "ttL"]],
    ["t*2 t, t | L", ["tttt", "L"]],
    ["((t|)*2,L|)*2t", ["t", "t", "L", "t", "t", "L", "t"]],
  ])("%s", (text, expected) => {
    expect(stages(text)).toEqual(expected);
  });

  test.each([
    ["t|x|t", /^The layout has no meaning for "x";/],
    ["(tt|", /^The layout opens a group that it does not close/],
    ["(tt|)t", /^A group of the layout must be repeated/],
    ["t)*3", /^The layout has no meaning for "\)";/],
    ["t*", /^A "\*" in the layout takes a whole number/],
    ["((t*9999)*9999)*9999", /^The layout unfolds to more than 40000 letters/],
  ])("%s is refused", (text, reason) => {
    expect(stages(text)).toMatch(reason);
    expect(stages(text)).toMatch(/\.$/);
  });

  test.each([
    [["Ettt", ...new Array(29).fill("tt"), "m", "L"], "Et*3|(tt|)*29,m|L"],
    [["t", "t"], "t|t"],
    [["t", "t", "t"], "(t|)*2,t"],
    [["tt", "t", "t", "ttt"], "tt|(t|)*2,t*3"],
    [["t"], "t"],
    [["", "t", "", "L"], "|t||L"],
  ])("%j is written as short as it can be", (layout, text) => {
    const letters = layout.map((stage) => [...stage] as LayoutLetter[]);
    expect(writeMegatronLayout(letters)).toBe(text);
    expect(stages(text)).toEqual(layout);
  });
});

describe("the layers of a layout's stages", () => {
  const starts = (text: string, layers: number) => {
    const answer = layoutStarts(text, layers);
    return isRefusal(answer) ? answer.reason : Array.from(answer);
  };

  test("are its letters one by one where the network has as many layers", () => {
    expect(starts("Et|tt|tL", 6)).toEqual([0, 2, 4]);
  });

  test("leave out embedding and loss where the network does", () => {
    expect(starts("Et|tt|tL", 4)).toEqual([0, 1, 3]);
  });

  test("are several to a transformer layer where that comes out even", () => {
    expect(starts("Et|tt|tL", 10)).toEqual([0, 3, 7]);
    expect(starts("Et|tt|tL", 8)).toEqual([0, 2, 6]);
  });

  test("that do not come out are refused with the nearest number that does", () => {
    expect(starts("Et|tt|tL", 7)).toBe(
      "The layout has 4 letters t and m, and 2 E and L, over which 7 layers cannot be spread evenly; the nearest network has 6.",
    );
    expect(starts("tt|t", 2)).toBe(
      "The layout has 3 letters, over which 2 layers cannot be spread evenly; the nearest network has 3.",
    );
    expect(starts("E|L", 4)).toBe("The layout has no t, and the network 4 layers to place.");
  });

  test("are none in an empty stage, which is refused", () => {
    expect(starts("t||t", 2)).toBe(
      "Stage 1 of the layout holds no layer of this network; every stage needs one.",
    );
    expect(starts("tt|L", 2)).toBe(
      "Stage 1 of the layout holds no layer of this network; every stage needs one.",
    );
  });
});
