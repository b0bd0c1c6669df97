import { useMemo, useState } from "react";
import { csvOf } from "../../base/csvOf";
import { isRefusal, refuse } from "../../base/refusal";
import type { GradientEffort } from "../../model/interleaving/gradientEffort";
import { interleavingConfidence, publishedInterleaving } from "../../model/interleaving/published";
import { useDocument } from "../../state/documentStore";
import { interleavingCompared } from "../../state/interleavingCompared";
import { costOptionSet } from "../../state/problemEdits";
import { Button } from "../common/Button";
import { copyTable } from "../common/copyTable";
import { ClaimScale } from "./ClaimScale";
import claims from "./Claims.module.css";
import { EnergyChoice } from "./EnergyChoice";
import { EnergyFields } from "./EnergyFields";
import css from "./Hardware.module.css";
import { InterleavingLayers } from "./InterleavingLayers";
import { factorOf, type InterleavingTable, interleavingTable, savedPercent } from "./interleavingTable";
import { NoArray } from "./NoArray";
import { useArrayProblem } from "./useArrayProblem";

const OTHER_DATAFLOW = refuse(
  "Interleaved gradients keep weights and outputs in the array at once; one dataflow is chosen for all tasks.",
  "dataflow",
);

/** Both gradients of every layer one after the other and interleaved, beside what the authors state. */
export function InterleavingView() {
  const problem = useArrayProblem();
  const [areFieldsOpen, setFieldsOpen] = useState(false);
  const table = useMemo(
    () =>
      isRefusal(problem) || problem.machine.dataflow !== "training" ? undefined : interleavingTable(problem),
    [problem],
  );
  if (isRefusal(problem)) return <NoArray refusal={problem} />;
  if (table === undefined) return <NoArray refusal={OTHER_DATAFLOW} />;
  const { energy } = problem;
  const isPriced = problem.options.gradients === "interleaved";
  return (
    <>
      <div className={css.top}>
        <Button onClick={() => costOptionSet("gradients", isPriced ? "separate" : "interleaved")}>
          {isPriced ? "Run them one after the other" : "Run them interleaved"}
        </Button>
        <Button
          title="Puts LayerPipe with both gradients of a layer as one interleaved task beside LayerPipe with each placed by itself"
          onClick={interleavingCompared}
        >
          Compare with split placement
        </Button>
        <EnergyChoice isOpen={areFieldsOpen} onToggle={() => setFieldsOpen(!areFieldsOpen)} />
        <span className={css.note} />
        <Button tone="quiet" onClick={() => void copyTable(interleavingCsv(table, energy.unit))}>
          Copy CSV
        </Button>
      </div>
      <InterleavingLayers
        table={table}
        energy={energy}
        above={
          <>
            {areFieldsOpen && <EnergyFields />}
            <p className={claims.remark}>
              A reconstruction, confidence about {100 * interleavingConfidence} %: fitted to the published
              range of cycles; the authors' array and batch are not known.
            </p>
            <Claims table={table} />
          </>
        }
      />
    </>
  );
}

const COMPARED = [
  ["cycles", "cycles"],
  ["memory accesses", "accesses"],
  ["energy", "energy"],
] as const satisfies readonly (readonly [string, keyof GradientEffort])[];

function Claims({ table: { sum, dense } }: { readonly table: InterleavingTable }) {
  const network = useDocument((state) => state.document.problem.network);
  const [denseCycles, denseAccesses, cnn, cnnEnergy] = publishedInterleaving;
  const isDenseNet = network.id === "densenet264";
  const isCnn = network.layers.some(({ shape }) => shape?.kind === "convolution");
  return (
    <ul className={claims.claims} aria-label="Published figures beside ours">
      <ClaimScale claim={denseCycles} ours={dense && factorOf(dense.cycles)} ends={[1, 3]} />
      <ClaimScale claim={denseAccesses} ours={dense && factorOf(dense.accesses)} ends={[1, 3]} />
      {COMPARED.map(([what, kind]) => (
        <ClaimScale
          key={kind}
          claim={{ ...(kind === "energy" ? cnnEnergy : cnn), what: `${what} of CNNs, saved` }}
          ours={isCnn ? savedPercent(sum[kind]) : undefined}
          ends={[0, 60]}
        />
      ))}
      {isDenseNet &&
        COMPARED.flatMap(([what, kind]) =>
          publishedInterleaving
            .filter((claim) => claim.what.startsWith(`${what} of DenseNet`))
            .map((claim) => (
              <ClaimScale key={claim.what} claim={claim} ours={savedPercent(sum[kind])} ends={[0, 60]} />
            )),
        )}
    </ul>
  );
}

function interleavingCsv({ layers }: InterleavingTable, unit: string): string {
  const heads = ["layer", "cycles apart", "cycles interleaved", "words apart", "words interleaved"];
  const more = [`energy apart (${unit})`, `energy interleaved (${unit})`];
  const rows = layers.map(({ name, row }) =>
    row === undefined
      ? [name, "", "", "", "", "", ""]
      : [name, ...COMPARED.flatMap(([, kind]) => [row[kind].separate, row[kind].interleaved])],
  );
  return csvOf([...heads, ...more], rows);
}
