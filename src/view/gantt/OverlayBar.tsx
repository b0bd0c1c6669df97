import { memo } from "react";
import type { Theme } from "../../render/theme";
import type { Overlay } from "../../scene/overlay";
import { overlays } from "../../scene/overlays";
import { isOverlayOn, overlaySwitched, patternsSwitched, useChartView } from "../../state/chart";
import { Legend } from "./Legend";
import css from "./OverlayBar.module.css";
import { OverlayHelp } from "./OverlayHelp";
import { Toggle, type ToggleProps } from "./OverlayToggle";
import type { ChartResults } from "./useChartResults";

const PATTERNS_HELP =
  "Tells the kinds of tasks apart by pattern as well as by color: for greyscale print and color blindness.";

interface Props {
  readonly results: ChartResults;
  readonly theme: Theme;
}

/** What is drawn besides the tasks, each with a switch; and what the colors and hatchings mean. */
export const OverlayBar = memo(function OverlayBar({ results, theme }: Props) {
  const switched = useChartView((state) => state.overlays);
  const patterns = useChartView((state) => state.patterns);
  const isOffered = ({ changes }: Overlay) =>
    changes?.some((id) => isOverlayOn(switched, overlays.get(id))) ?? true;
  const toggles: readonly ToggleProps[] = [
    ...overlays.all.filter(isOffered).map((overlay) => ({
      name: overlay.name,
      help: overlay.help,
      on: isOverlayOn(switched, overlay),
      onChange: (on: boolean) => overlaySwitched(overlay.id, on),
    })),
    { name: "Patterns", help: PATTERNS_HELP, on: patterns, onChange: patternsSwitched },
  ];
  return (
    <div className={css.bar}>
      <div className={css.line}>
        <fieldset className={css.switches} aria-label="Shown on the charts">
          {toggles.map((toggle) => (
            <Toggle key={toggle.name} {...toggle} />
          ))}
        </fieldset>
        <OverlayHelp toggles={toggles} />
      </div>
      <Legend results={results} theme={theme} patterns={patterns} switched={switched} />
    </div>
  );
});
