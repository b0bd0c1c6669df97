/** A figure that authors state, kept beside ours for comparison; none of it is used in a computation. */
export interface PublishedClaim {
  readonly what: string;
  /** Least and largest stated value; equal for a single one, least 0 for "up to". */
  readonly range: readonly [least: number, largest: number];
  /** "×": times less or faster than without; "%": saved, or a share. */
  readonly unit: "×" | "%";
  readonly source: string;
}
