import * as v from "valibot";
import { type Refusal, refuse } from "../base/refusal";

/** Checks a value from a file; what does not fit is refused with its place and the reason. `place` names the value itself. */
export function parseWith<T>(
  schema: v.GenericSchema<unknown, T>,
  value: unknown,
  place: string,
): T | Refusal {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  return refuse(`At ${path === null ? place : `${place}.${path}`}: ${issue.message}.`);
}
