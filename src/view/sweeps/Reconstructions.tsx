import type { FamilyChoice } from "../../schedule/family";
import { Term } from "../common/Term";
import { reconstructionsInWords } from "./starredNames";

/** What the star at names means, where there is one, with what was filled in. */
export function Reconstructions({ choices }: { readonly choices: readonly FamilyChoice[] }) {
  const told = reconstructionsInWords(choices);
  if (told.length === 0) return null;
  const head = "Papers do not tell these schedules in full. What was filled in:";
  return <Term name="* reconstruction" definition={[head, ...told].join("\n")} />;
}
