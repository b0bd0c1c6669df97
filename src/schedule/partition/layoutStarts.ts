import { isRefusal, type Refusal, refuse } from "../../base/refusal";
import { type MegatronLayout, readMegatronLayout } from "./megatronLayout";

/**
 * The first layer of each stage of Megatron's layout in a network of this many layers. Every t and m stands for equally many
 * layers; E and L stand for one layer each if the count comes out that way, else for none. Refuses a layout that does not
 * fit, and one with a stage that would hold no layer.
 */
export function layoutStarts(text: string, layers: number): Int32Array<ArrayBuffer> | Refusal {
  const layout = readMegatronLayout(text);
  if (isRefusal(layout)) return layout;
  const inner = count(layout, "tm");
  const outer = count(layout, "EL");
  const fit = [outer, 0].find((ends) => inner > 0 && layers > ends && (layers - ends) % inner === 0);
  if (fit === undefined) return refuse(noFit(inner, outer, layers), "layout");
  const perLetter = (layers - fit) / inner;
  const starts = new Int32Array(layout.length);
  let next = 0;
  for (const [stage, letters] of layout.entries()) {
    starts[stage] = next;
    for (const letter of letters) next += letter === "t" || letter === "m" ? perLetter : Math.sign(fit);
    if (next === starts[stage])
      return refuse(
        `Stage ${stage} of the layout holds no layer of this network; every stage needs one.`,
        "layout",
      );
  }
  return starts;
}

function count(layout: MegatronLayout, letters: string): number {
  return layout.reduce((sum, stage) => sum + stage.filter((letter) => letters.includes(letter)).length, 0);
}

function noFit(inner: number, outer: number, layers: number): string {
  if (inner === 0) return `The layout has no t, and the network ${layers} layers to place.`;
  const letters = outer === 0 ? `${inner} letters` : `${inner} letters t and m, and ${outer} E and L`;
  const nearest = Math.max(1, Math.round((layers - outer) / inner)) * inner + outer;
  return `The layout has ${letters}, over which ${layers} layers cannot be spread evenly; the nearest network has ${nearest}.`;
}
