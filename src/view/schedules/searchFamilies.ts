import type { FamilyDescription } from "../../schedule/families/descriptions";
import { headingOf } from "./familySections";

/** The families that every word of a text is found in: in the name, the paper, the idea or the heading. An empty text finds all. */
export function searchFamilies(
  families: readonly FamilyDescription[],
  text: string,
): readonly FamilyDescription[] {
  const words = text.split(/\s+/).filter((word) => word !== "");
  return families.filter((family) => {
    const { name, id, summary, citation } = family;
    const told = [name, id, citation.short, citation.where ?? "", summary, headingOf(family)].join(" ");
    return words.every((word) => contains(told, word));
  });
}

/** Of the families found, the one that was most likely meant: by its name, else the first. */
export function likeliest(found: readonly FamilyDescription[], text: string): FamilyDescription | undefined {
  const wanted = squeezed(text);
  return (
    found.find(({ name, id }) => squeezed(name) === wanted || squeezed(id) === wanted) ??
    found.find(({ name }) => squeezed(name).startsWith(wanted)) ??
    found.find(({ name }) => contains(name, text)) ??
    found[0]
  );
}

/** "zbv" is found in "ZB-V", and "dualpipe v" in "DualPipeV". */
function contains(told: string, word: string): boolean {
  return (
    plain(told).includes(plain(word)) || (squeezed(word) !== "" && squeezed(told).includes(squeezed(word)))
  );
}

function plain(text: string): string {
  return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
}

function squeezed(text: string): string {
  return plain(text).replace(/[^a-z0-9]/g, "");
}
