import type { Problem } from "../../model/problem";
import { hasFreeLinks } from "../../model/spiking/freeLinks";
import { publishedSpiking } from "../../model/spiking/published";
import { type ExampleLinks, exampleLinks, exampleLinksSet } from "../../state/spikesLinks";
import { Button } from "../common/Button";
import { ClaimScale } from "./ClaimScale";
import claims from "./Claims.module.css";
import css from "./Spikes.module.css";

/** Percent at the ends of the scale. */
const ENDS = [0, 2] as const;

const SET: Readonly<Record<ExampleLinks, string>> = {
  links: "Set links of 64 GB/s",
  clock: "Set links of 64 GB/s, at 700 MHz",
  array: "Set an array at 700 MHz, links of 64 GB/s",
};

interface Props {
  /** Of LayerPipe's makespan, 0 to 1; undefined where it is not known (yet). */
  readonly share: number | undefined;
  readonly problem: Problem;
}

/** The share of communication beside the published one, or a way to links that take time. */
export function SpikeCommunication({ share, problem }: Props) {
  const claim = publishedSpiking[3];
  if (!hasFreeLinks(problem.machine))
    return (
      <ClaimScale
        claim={{ ...claim, what: "communication, of the makespan" }}
        ours={share === undefined ? undefined : 100 * share}
        ends={ENDS}
      />
    );
  const example = exampleLinks(problem);
  return (
    <li className={claims.claim} title={claim.source}>
      <p>Communication: none, links take no time here</p>
      {example === undefined ? (
        <p className={css.soft}>Costs need seconds before links can be given a bandwidth.</p>
      ) : (
        <Button onClick={exampleLinksSet}>{SET[example]}</Button>
      )}
    </li>
  );
}
