import type { FamilyChoice } from "../../../schedule/family";
import { isReconstruction } from "../starredNames";
import { type Block, TEXT_PX, writing } from "./paper";

const LINE_PX = 15;

/** What the star means, where there is one. */
export function starBlock(choices: readonly FamilyChoice[]): Block {
  if (!choices.some(isReconstruction)) return { height: 0, draw: () => {} };
  return {
    height: LINE_PX,
    draw: (pen, x, y) => pen.text(x, y + TEXT_PX + 1, "* a reconstruction", writing("start")),
  };
}
