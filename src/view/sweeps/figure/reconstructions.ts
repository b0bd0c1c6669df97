import type { FamilyChoice } from "../../../schedule/family";
import { chartNames } from "../../common/chartNames";
import { familyOf } from "../../common/familyOf";
import { type Block, TEXT_PX, writing } from "./paper";

const LINE_PX = 15;

/** What figures call the schedules: a star marks those that their papers do not tell in full. */
export function starredNames(choices: readonly FamilyChoice[]): readonly string[] {
  return chartNames(choices).map((name, i) => (isReconstruction(choices[i]) ? `${name}*` : name));
}

/** What the star means, where there is one. */
export function starBlock(choices: readonly FamilyChoice[]): Block {
  if (!choices.some(isReconstruction)) return { height: 0, draw: () => {} };
  return {
    height: LINE_PX,
    draw: (pen, x, y) => pen.text(x, y + TEXT_PX + 1, "* a reconstruction", writing("start")),
  };
}

function isReconstruction(choice: FamilyChoice): boolean {
  return familyOf(choice).reconstruction !== undefined;
}
