/** An input we cannot serve, as a value: one sentence that says what is wrong and what to change. */
export interface Refusal {
  readonly kind: "refused";
  /** A full sentence with the wrong number and the nearest value that works. */
  readonly reason: string;
  /** The option or field it belongs to, for instance "processors"; absent if it is the input as a whole. */
  readonly field?: string;
}

/** Makes a refusal. */
export function refuse(reason: string, field?: string): Refusal {
  return field === undefined ? { kind: "refused", reason } : { kind: "refused", reason, field };
}

/** True for a refusal, false for the answer it stands in for. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && (value as { kind?: unknown }).kind === "refused";
}
