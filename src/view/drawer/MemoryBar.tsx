import type { Report } from "../../analysis/report";
import type { Theme } from "../../render/theme";
import css from "./MemoryBar.module.css";

interface Props {
  readonly report: Report;
  readonly row: number;
  /** Bytes that fill the bar. */
  readonly most: number;
  readonly theme: Theme;
}

/** A processor's peak as a stacked bar in the colors of the memory lane, with a mark where its memory ends. */
export function MemoryBar({ report, row, most, theme }: Props) {
  const { activations, weights, gradients } = report.memoryAtPeak;
  const limit = report.memoryLimitBytes;
  const parts = [
    { ink: "band-gradients", bytes: gradients[row] },
    { ink: "band-weights", bytes: weights[row] },
    { ink: "band-activations", bytes: activations[row] },
  ] as const;
  return (
    <span className={css.bar} aria-hidden="true">
      {parts.map(({ ink, bytes }) => (
        <span key={ink} style={{ width: `${(100 * bytes) / most}%`, background: theme.bands[ink] }} />
      ))}
      {limit !== null && limit <= most && (
        <span className={css.limit} style={{ left: `${(100 * limit) / most}%` }} />
      )}
    </span>
  );
}
