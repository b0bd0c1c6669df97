import { type Refusal, refuse } from "../base/refusal";
import { MAX_FILE_LENGTH } from "./limits";

/** What is wrong with a file's text before anybody reads it; undefined if nothing is. */
export function checkFileText(text: string): Refusal | undefined {
  if (text.length > MAX_FILE_LENGTH) {
    const millions = (text.length / 1e6).toFixed(1);
    return refuse(
      `The file has ${millions} million characters; at most ${MAX_FILE_LENGTH / 1e6} million are read.`,
    );
  }
  return /\S/.test(text) ? undefined : refuse("The file is empty.");
}

/** JSON as a value, or a sentence that says where it stops being JSON. */
export function parseJson(text: string): { readonly value: unknown } | Refusal {
  const wrong = checkFileText(text);
  if (wrong !== undefined) return wrong;
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(`The file is no JSON, or is cut off: ${reason.replace(/\s+/g, " ")}.`);
  }
}
