import type { Theme } from "../../render/theme";
import type { BandInk, LineInk } from "../../scene/ink";
import css from "./Swatch.module.css";

/** A piece of a line, or of a band, as on the chart. */
export function LineSwatch({ ink, theme }: { readonly ink: LineInk | BandInk; readonly theme: Theme }) {
  return (
    <svg className={css.swatch} viewBox="0 0 18 12" aria-hidden="true">
      {isBand(ink) ? (
        <rect x="0.5" y="0.5" width="17" height="11" fill={theme.bands[ink]} stroke={theme.line} />
      ) : (
        <line
          x1="0"
          x2="18"
          y1="6"
          y2="6"
          stroke={theme.lines[ink].color}
          strokeWidth={Math.max(1.5, theme.lines[ink].width)}
          strokeDasharray={theme.lines[ink].dash.join(" ")}
        />
      )}
    </svg>
  );
}

function isBand(ink: LineInk | BandInk): ink is BandInk {
  return ink.startsWith("band-");
}
