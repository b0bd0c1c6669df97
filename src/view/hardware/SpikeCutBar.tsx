import type { Theme } from "../../render/theme";
import hardware from "./Hardware.module.css";
import css from "./Spikes.module.css";
import type { CutBytes } from "./spikeTable";

interface Props {
  readonly cut: CutBytes;
  /** Bytes that fill the bar. */
  readonly most: number;
  readonly theme: Theme;
}

/** What crosses a cut as one bar, in the colors of the tasks that send it. */
export function CutBar({ cut, most, theme }: Props) {
  const width = (bytes: number) => `${most === 0 ? 0 : (100 * bytes) / most}%`;
  const { forward, activationGradient } = theme.tasks;
  return (
    <span className={`${hardware.bar} ${css.cut}`} aria-hidden="true">
      <span style={{ width: width(cut.forward), background: forward.fill }} />
      <span style={{ width: width(cut.backward), background: activationGradient.fill }} />
    </span>
  );
}
