import { type ComponentType, lazy } from "react";
import type { SweepId } from "../../state/sweepView";
import { CurvesView } from "./CurvesView";

/** One way to look at sweeps; its component fills a SweepFrame. */
export interface SweepView {
  readonly id: SweepId;
  readonly name: string;
  readonly View: ComponentType;
}

const HeatMapView = lazy(async () => ({ default: (await import("./HeatMapView")).HeatMapView }));
const TradeOffView = lazy(async () => ({ default: (await import("./TradeOffView")).TradeOffView }));

/** One line each, in the order of the choice; all but the first are lazy components. */
export const SWEEP_VIEWS: readonly SweepView[] = [
  { id: "curves", name: "Curves", View: CurvesView },
  { id: "map", name: "Map", View: HeatMapView },
  { id: "front", name: "Trade-offs", View: TradeOffView },
];
