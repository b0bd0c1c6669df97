import type { Theme } from "../../render/theme";
import { overlays } from "../../scene/overlays";
import { isOverlayOn, overlaySwitched, patternsSwitched, useChartView } from "../../state/chart";
import { Legend } from "./Legend";
import css from "./OverlayBar.module.css";
import type { ChartResults } from "./useChartResults";

/** What is drawn besides the tasks, each with a switch; and what the colors and hatchings mean. */
export function OverlayBar({ results, theme }: { readonly results: ChartResults; readonly theme: Theme }) {
  const switched = useChartView((state) => state.overlays);
  const patterns = useChartView((state) => state.patterns);
  return (
    <div className={css.bar}>
      <fieldset className={css.switches} aria-label="Shown on the charts">
        {overlays.all.map((overlay) => (
          <Toggle
            key={overlay.id}
            name={overlay.name}
            help={overlay.help}
            on={isOverlayOn(switched, overlay)}
            onChange={(on) => overlaySwitched(overlay.id, on)}
          />
        ))}
        <Toggle
          name="Patterns"
          help="Tells the kinds of tasks apart by pattern as well as by color: for greyscale print and color blindness."
          on={patterns}
          onChange={patternsSwitched}
        />
      </fieldset>
      <Legend results={results} theme={theme} patterns={patterns} showsStalls={switched.stalls ?? true} />
    </div>
  );
}

interface ToggleProps {
  readonly name: string;
  readonly help: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

function Toggle({ name, help, on, onChange }: ToggleProps) {
  return (
    <label className={css.toggle} title={help}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={on}
        aria-description={help}
        checked={on}
        onChange={(event) => onChange(event.target.checked)}
      />
      {name}
    </label>
  );
}
