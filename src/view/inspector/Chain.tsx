import type { ChainStep } from "../../analysis/waitChain";
import { previewed } from "../gantt/preview";
import { showFocus } from "../gantt/showFocus";
import type { Told } from "./cardParts";
import css from "./Inspector.module.css";

interface Props extends Pick<Told, "chart"> {
  readonly title: string;
  readonly steps: readonly ChainStep[];
}

/** Why it was not earlier, step by step back to the root cause; each step leads to its task. */
export function Chain({ title, steps, chart }: Props) {
  if (steps.length === 0) return null;
  return (
    <section className={css.section}>
      <h3 className={css.subtitle}>{title}</h3>
      <ol className={css.chain}>
        {steps.map(({ position, sentence }, i) => {
          const focus = { kind: "task", chart, position } as const;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two steps may lead to one task, and the order is fixed
            <li key={i}>
              <button
                type="button"
                className={css.step}
                onPointerEnter={() => previewed(focus)}
                onPointerLeave={() => previewed(undefined)}
                onFocus={() => previewed(focus)}
                onBlur={() => previewed(undefined)}
                onClick={() => showFocus(focus)}
              >
                {sentence}
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
