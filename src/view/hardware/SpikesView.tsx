import { useDeferredValue, useMemo } from "react";
import { systolic } from "../../model/costs/systolic";
import type { Problem } from "../../model/problem";
import { useDocument } from "../../state/documentStore";
import { noticed } from "../../state/notices";
import { costChosen } from "../../state/problemEdits";
import { standardPipeliningCompared } from "../../state/spikesCharts";
import { Button } from "../common/Button";
import { copyTable } from "../common/copyTable";
import table from "../drawer/Table.module.css";
import { TableRegion } from "../drawer/TableRegion";
import hardware from "./Hardware.module.css";
import { NoSpikes } from "./NoSpikes";
import { SpikeComparison } from "./SpikeComparison";
import { SpikeLayers } from "./SpikeLayers";
import { SpikeSteps } from "./SpikeSteps";
import css from "./Spikes.module.css";
import { spikesCsv } from "./spikesCsv";
import { hasTimeSteps, spikeTable } from "./spikeTable";

/** What time steps and spikes make of the layers, and LayerPipe against standard pipelining beside what SpikePipe states. */
export function SpikesView() {
  const problem = useDeferredValue(useDocument((state) => state.document.problem));
  return hasTimeSteps(problem.network) ? (
    <Spikes problem={problem} />
  ) : (
    <NoSpikes network={problem.network} />
  );
}

function Spikes({ problem }: { readonly problem: Problem }) {
  const spikes = useMemo(() => spikeTable(problem), [problem]);
  if (spikes === undefined)
    return (
      <p className={table.empty}>
        The chosen costs do not price this network; the reason stands beside them at the left.
      </p>
    );
  return (
    <>
      <div className={hardware.top}>
        <SpikeSteps network={problem.network} />
        <Button onClick={compare}>Compare with standard pipelining</Button>
        {problem.cost.id !== systolic.id && (
          <Button onClick={() => costChosen(systolic.id)}>Price on a systolic array</Button>
        )}
        <span className={hardware.note}>
          A reconstruction from SpikePipe's abstract: networks, time steps, array, baseline, scheduler
          unknown.
        </span>
        <Button tone="quiet" onClick={() => void copyTable(spikesCsv(spikes))}>
          Copy CSV
        </Button>
      </div>
      <div className={css.split}>
        <SpikeComparison problem={problem} />
        <TableRegion label="Spikes">
          <SpikeLayers table={spikes} />
        </TableRegion>
      </div>
    </>
  );
}

function compare(): void {
  switch (standardPipeliningCompared()) {
    case "added":
      return;
    case "there":
      noticed({ tone: "done", text: "A straight PipeDream and LayerPipe already stand among the charts." });
      return;
    case "no room":
      noticed({ tone: "problem", text: "There is no room for both charts; take one or two away first." });
  }
}
