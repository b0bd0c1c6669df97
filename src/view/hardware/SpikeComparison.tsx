import { useEffect } from "react";
import type { Problem } from "../../model/problem";
import { publishedSpiking } from "../../model/spiking/published";
import {
  SPIKES_PROCESSORS,
  type SpikesComparison,
  spikesLeft,
  spikesWanted,
  useSpikes,
} from "../../state/spikes";
import { ClaimScale } from "./ClaimScale";
import claims from "./Claims.module.css";
import css from "./Hardware.module.css";
import { SpikeCommunication } from "./SpikeCommunication";
import { SpikeCurve } from "./SpikeCurve";
import spikes from "./Spikes.module.css";

/** Ends of the scales of speedups. */
const ENDS = [1, 3] as const;

/** LayerPipe against standard pipelining on this problem, beside what the authors state; computed while it is shown. */
export function SpikeComparison({ problem }: { readonly problem: Problem }) {
  const comparison = useSpikes((state) => state.comparison);
  useEffect(() => {
    spikesWanted(problem);
    return spikesLeft;
  }, [problem]);
  // numbers of a network that is gone would pass for this one's
  const isThere = comparison?.problem.network === problem.network;
  return (
    <section
      className={spikes.comparison}
      aria-label="LayerPipe against standard pipelining"
      aria-busy={comparison?.problem !== problem}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {isThere ? (
        <Compared comparison={comparison} problem={problem} />
      ) : (
        <p className={spikes.waiting} role="status">
          Comparing with standard pipelining …
        </p>
      )}
    </section>
  );
}

interface ComparedProps {
  readonly comparison: SpikesComparison;
  /** The problem on the page, which may be newer. */
  readonly problem: Problem;
}

function Compared({ comparison, problem }: ComparedProps) {
  const { points, refusal } = comparison;
  const { processors } = comparison.problem.machine;
  const [first, later, largest] = publishedSpiking;
  const { first: from, last: to } = SPIKES_PROCESSORS;
  const inCurve = points.filter((point) => point.processors >= from && point.processors <= to);
  const factors = inCurve.flatMap(({ factor }) => factor ?? []);
  const most = factors.length === 0 ? undefined : factors.reduce((a, b) => Math.max(a, b));
  const here = points.find((point) => point.processors === processors)?.factor;
  const on = processors === 1 ? "1 processor" : `${processors} processors`;
  return (
    <>
      <SpikeCurve points={inCurve} processors={processors} />
      <div className={spikes.scales}>
        {refusal !== undefined && <p className={css.note}>{refusal}</p>}
        <ul className={claims.claims} aria-label="Published figures beside ours">
          <ClaimScale
            claim={{ ...first, what: `${on}; average of 3 networks (v1)` }}
            ours={here}
            ends={ENDS}
          />
          <ClaimScale
            claim={{ ...later, what: `${on}; average of 4 networks (later)` }}
            ours={here}
            ends={ENDS}
          />
          <ClaimScale
            claim={{ ...largest, what: `largest speedup on ${from} to ${to} processors` }}
            ours={most}
            ends={ENDS}
          />
          <SpikeCommunication share={comparison.communication} problem={problem} />
        </ul>
      </div>
    </>
  );
}
