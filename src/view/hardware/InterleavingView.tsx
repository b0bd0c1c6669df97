import { useMemo } from "react";
import { isRefusal, refuse } from "../../base/refusal";
import { interleavingConfidence, publishedInterleaving } from "../../model/interleaving/published";
import { useDocument } from "../../state/documentStore";
import { costOptionSet } from "../../state/problemEdits";
import { Button } from "../common/Button";
import { copyTable } from "../common/copyTable";
import { csvOf } from "../common/csvOf";
import { ClaimScale } from "./ClaimScale";
import claims from "./Claims.module.css";
import css from "./Hardware.module.css";
import { InterleavingLayers } from "./InterleavingLayers";
import { factorOf, type InterleavingTable, interleavingTable, savedPercent } from "./interleavingTable";
import { NoArray } from "./NoArray";
import { Scroller } from "./Scroller";
import { useArrayProblem } from "./useArrayProblem";

const OTHER_DATAFLOW = refuse(
  "Interleaved gradients keep weights and outputs in the array at once; one dataflow is chosen for all tasks.",
  "dataflow",
);

/** Both gradients of every layer one after the other and interleaved, beside what the authors state. */
export function InterleavingView() {
  const problem = useArrayProblem();
  const table = useMemo(
    () =>
      isRefusal(problem) || problem.machine.dataflow !== "training" ? undefined : interleavingTable(problem),
    [problem],
  );
  if (isRefusal(problem)) return <NoArray refusal={problem} />;
  if (table === undefined) return <NoArray refusal={OTHER_DATAFLOW} />;
  const isPriced = problem.options.gradients === "interleaved";
  return (
    <>
      <div className={css.top}>
        <Button onClick={() => costOptionSet("gradients", isPriced ? "separate" : "interleaved")}>
          {isPriced ? "Price them one after the other" : "Price them interleaved"}
        </Button>
        <span className={css.note}>
          A reconstruction, confidence about {100 * interleavingConfidence} %: fitted to the published range
          of cycles; the authors' array and batch are not known.
        </span>
        <Button tone="quiet" onClick={() => void copyTable(interleavingCsv(table))}>
          Copy CSV
        </Button>
      </div>
      <Scroller label="Interleaved gradients" above={<Claims table={table} />}>
        <InterleavingLayers table={table} />
      </Scroller>
    </>
  );
}

function Claims({ table: { sum, dense } }: { readonly table: InterleavingTable }) {
  const network = useDocument((state) => state.document.problem.network);
  const [denseCycles, denseAccesses, cnn] = publishedInterleaving;
  const isDenseNet = network.id === "densenet264";
  const isCnn = network.layers.some(({ shape }) => shape?.kind === "convolution");
  const ofDenseNet = publishedInterleaving.filter(({ what }) =>
    /^(cycles|memory accesses) of DenseNet/.test(what),
  );
  return (
    <ul className={claims.claims} aria-label="Published figures beside ours">
      <ClaimScale claim={denseCycles} ours={dense && factorOf(dense.cycles)} ends={[1, 3]} />
      <ClaimScale claim={denseAccesses} ours={dense && factorOf(dense.accesses)} ends={[1, 3]} />
      <ClaimScale
        claim={{ ...cnn, what: "cycles of CNNs, saved" }}
        ours={isCnn ? savedPercent(sum.cycles) : undefined}
        ends={[0, 60]}
      />
      <ClaimScale
        claim={{ ...cnn, what: "memory accesses of CNNs, saved" }}
        ours={isCnn ? savedPercent(sum.accesses) : undefined}
        ends={[0, 60]}
      />
      {isDenseNet &&
        ofDenseNet.map((claim) => (
          <ClaimScale
            key={claim.what}
            claim={claim}
            ours={savedPercent(claim.what.startsWith("cycles") ? sum.cycles : sum.accesses)}
            ends={[0, 60]}
          />
        ))}
    </ul>
  );
}

function interleavingCsv({ layers }: InterleavingTable): string {
  const heads = ["layer", "cycles apart", "cycles interleaved", "words apart", "words interleaved"];
  const rows = layers.map(({ name, row }) =>
    row === undefined
      ? [name, "", "", "", ""]
      : [name, row.cycles.separate, row.cycles.interleaved, row.accesses.separate, row.accesses.interleaved],
  );
  return csvOf(heads, rows);
}
