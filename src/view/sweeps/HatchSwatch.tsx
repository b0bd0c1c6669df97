import css from "./HeatMap.module.css";

/** How sizes look that are not possible. */
export function HatchSwatch() {
  return (
    <svg className={css.swatch} viewBox="0 0 14 12" aria-hidden="true">
      <path className={css.hatch} d="M-2 7L7-2M-2 12L12-2M3 12L17-2M8 12L17 3" />
    </svg>
  );
}
