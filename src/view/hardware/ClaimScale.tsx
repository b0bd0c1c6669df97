import { capitalized } from "../../base/capitalized";
import type { PublishedClaim } from "../../model/publishedClaim";
import { formatNumber } from "../../scene/timeUnit";
import css from "./Claims.module.css";

interface Props {
  readonly claim: PublishedClaim;
  /** In the claim's unit; undefined: this network has nothing to compare. */
  readonly ours: number | undefined;
  /** Ends of the scale; what lies outside is drawn at its end. */
  readonly ends: readonly [least: number, most: number];
}

/** What authors state and what the model gives here, on one scale. */
export function ClaimScale({ claim, ours, ends }: Props) {
  const { what, range, source } = claim;
  const [least, most] = range.map((value) => placeOf(value, ends));
  return (
    <li className={css.claim} title={source}>
      <p>{capitalized(what)}</p>
      <div className={css.scale} aria-hidden="true">
        <span className={css.band} style={{ left: `${least}%`, width: `${Math.max(1, most - least)}%` }} />
        {ours !== undefined && <span className={css.mark} style={{ left: `${placeOf(ours, ends)}%` }} />}
      </div>
      <p className={css.values}>
        <span>published {inWords(claim)}</span>
        <span className={css.ours}>{ours === undefined ? "none here" : `here ${value(ours, claim)}`}</span>
      </p>
    </li>
  );
}

function placeOf(value: number, [least, most]: readonly [number, number]): number {
  return (100 * (Math.min(most, Math.max(least, value)) - least)) / (most - least);
}

function inWords({ range: [least, most], unit }: PublishedClaim): string {
  const end = value(most, { unit });
  if (least === most) return end;
  return least === 0 ? `up to ${end}` : `${formatNumber(least, 3)} to ${end}`;
}

function value(number: number, { unit }: Pick<PublishedClaim, "unit">): string {
  return unit === "%" ? `${formatNumber(number, 3)} %` : `${formatNumber(number, 3)} ×`;
}
