import { useDeferredValue, useMemo, useState } from "react";
import { csvOf } from "../../base/csvOf";
import { boxSumsOption } from "../../model/costs/mlcnn";
import { type FusionCheck, fusedMatchesPlain } from "../../model/mlcnn/fusedMatchesPlain";
import { publishedFusion } from "../../model/mlcnn/published";
import { useDocument } from "../../state/documentStore";
import { Button } from "../common/Button";
import { copyTable } from "../common/copyTable";
import { Term } from "../common/Term";
import { ClaimScale } from "./ClaimScale";
import claims from "./Claims.module.css";
import { FusionLayers } from "./FusionLayers";
import { type FusionGains, fusionGains } from "./fusionGains";
import { type FusionTable, fusionTable, savedOf } from "./fusionTable";
import css from "./Hardware.module.css";

/** Which layers MLCNN can fuse with their pooling, what that saves, and whether it is exact. */
export function FusionView() {
  const problem = useDeferredValue(useDocument((state) => state.document.problem));
  const { network } = problem;
  const table = useMemo(() => fusionTable(network), [network]);
  const gains = useMemo(() => fusionGains(problem), [problem]);
  const qualifying = table.layers.filter(({ fusable }) => fusable).length;
  return (
    <>
      <div className={css.top}>
        <ExactnessCheck />
        <span className={css.note}>
          {qualifying} of {table.layers.length} layers qualify. Only F changes; gradients stay as they are. A
          reconstruction, confidence about 85 % for the multiplications.{" "}
          {gains.speed !== undefined && (
            <Term
              name={`Sums over windows are ${problem.cost.options.boxSums === "free" ? "free" : "counted"}.`}
              definition={boxSumsOption.help}
            />
          )}
        </span>
        <Button tone="quiet" onClick={() => void copyTable(fusionCsv(table))}>
          Copy CSV
        </Button>
      </div>
      <FusionLayers table={table} above={<Claims table={table} gains={gains} />} />
    </>
  );
}

/** Computes a small pair both ways on new random numbers at each press. */
function ExactnessCheck() {
  const [{ runs, check }, setState] = useState<{ readonly runs: number; readonly check?: FusionCheck }>({
    runs: 0,
  });
  return (
    <>
      <Button onClick={() => setState({ runs: runs + 1, check: fusedMatchesPlain(runs + 1) })}>
        Check that it is exact
      </Button>
      <output className={css.outcome}>{check && outcomeOf(check, runs)}</output>
    </>
  );
}

function outcomeOf({ outputs, largestDifference, matches }: FusionCheck, run: number): string {
  const largest = largestDifference.toExponential(1).replace("e-", " · 10^−");
  return `Run ${run}: ${outputs} outputs, plain and fused, differ by at most ${largest}: ${
    matches ? "the same within rounding" : "they are not the same"
  }.`;
}

interface ClaimsProps {
  readonly table: FusionTable;
  readonly gains: FusionGains;
}

function Claims({ table: { sum, savedOfNetwork }, gains }: ClaimsProps) {
  const find = (pattern: RegExp) =>
    publishedFusion.filter(({ what, unit }) => unit === "%" && pattern.test(what));
  const [ofBoth] = find(/^multiplications and additions/);
  const [multiplications] = find(/^multiplications saved/);
  const [additions] = find(/^additions saved/);
  const [speed] = publishedFusion.filter(({ what }) => /^speed on/.test(what));
  const [energy] = publishedFusion.filter(({ what }) => /^energy on/.test(what));
  const fused = sum && savedOf(sum.multiplications.plain, sum.multiplications.fused);
  const gar = sum && savedOf(sum.additions.plain, sum.additions.gar);
  return (
    <ul className={claims.claims} aria-label="Published figures beside ours">
      <ClaimScale
        claim={{ ...multiplications, what: "multiplications saved (APCNN)" }}
        ours={fused}
        ends={[0, 100]}
      />
      <ClaimScale claim={{ ...additions, what: "additions saved (APCNN)" }} ours={gar} ends={[0, 100]} />
      <ClaimScale claim={{ ...ofBoth, what: "operations saved (MLCNN)" }} ours={fused} ends={[0, 100]} />
      <ClaimScale
        claim={{ ...speed, what: "speed, LeNet-5 and VGG16 (APCNN)" }}
        ours={sum && gains.speed}
        ends={[1, 5]}
      />
      <ClaimScale
        claim={{ ...energy, what: "energy, LeNet-5 and VGG16 (APCNN)" }}
        ours={sum && gains.energy}
        ends={[1, 5]}
      />
      <li className={claims.claim}>
        <p>Of all forward multiplications of this network</p>
        <p className={claims.ours}>{savedOfNetwork.toFixed(1)} % saved</p>
      </li>
    </ul>
  );
}

function fusionCsv({ layers }: FusionTable): string {
  const heads = ["layer", "why not", "multiplications", "with RME", "additions", "RME", "LAR", "GAR"];
  const rows = layers.map((row) => {
    if (!row.fusable) return [row.name, row.whyNot, "", "", "", "", "", ""];
    const { multiplications: m, additions: a } = row.counts;
    return [row.name, "", m.plain, m.fused, a.plain, a.rme, a.lar, a.gar];
  });
  return csvOf(heads, rows);
}
