import type { TaskName } from "../../model/systolic/products";
import type { ProductRun } from "../../model/systolic/systolicTask";
import { formatNumber } from "../../scene/timeUnit";
import { useTheme } from "../common/useTheme";
import type { FoldPhase, WalkStep } from "./tileWalk";
import css from "./Walk.module.css";

interface Props {
  readonly run: ProductRun;
  readonly step: WalkStep;
  readonly phases: readonly FoldPhase[];
  readonly kind: TaskName;
}

/** How far the walk has come in cycles, and what the cycles of one fold are spent on. */
export function CyclesBar({ run, step, phases, kind }: Props) {
  const { tasks } = useTheme();
  const { fill, edge } = tasks[kind];
  const boxShadow = edge === undefined ? undefined : `inset 0 0 0 1px ${edge}`;
  const { cycles, cyclesPerFold } = run;
  const count = (value: number) => formatNumber(value, 15);
  return (
    <div className={css.cycles}>
      <p>
        Cycles so far{" "}
        <span className={css.number}>
          {count(step.cyclesAfter)} <span className={css.soft}>of {count(cycles)}</span>
        </span>
      </p>
      <div className={css.progress} aria-hidden="true">
        <span style={{ width: `${(100 * step.cyclesBefore) / cycles}%`, background: fill, opacity: 0.35 }} />
        <span
          style={{ width: `${(100 * cyclesPerFold) / cycles}%`, minWidth: 2, background: fill, boxShadow }}
        />
      </div>
      <p>
        Each fold <span className={css.number}>{count(cyclesPerFold)}</span>{" "}
        <span className={css.soft}>
          = {phases.map(({ name, cycles }) => `${count(cycles)} ${name}`).join(" + ")}
        </span>
      </p>
      <div className={css.progress} aria-hidden="true">
        {phases.map(({ name, cycles }) => (
          <span
            key={name}
            className={css.phase}
            style={{
              width: `${(100 * cycles) / cyclesPerFold}%`,
              background: name === "stream" ? fill : undefined,
            }}
          />
        ))}
      </div>
    </div>
  );
}
