import css from "./SkipLink.module.css";

/** The first thing that Tab reaches: past the bar and the rail to the charts. The address stays as it is. */
export function SkipLink() {
  return (
    <button
      type="button"
      className={css.skip}
      onClick={() => document.getElementById("charts")?.focus({ preventScroll: true })}
    >
      Skip to the charts
    </button>
  );
}
