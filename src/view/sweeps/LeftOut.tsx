import type { Sweep } from "../../state/sweeps";
import { leftOut } from "./leftOut";
import css from "./SweepFrame.module.css";

/** Which schedules are not possible where, and why: a sentence, and a list that unfolds. */
export function LeftOut({ sweep }: { readonly sweep: Sweep }) {
  const all = leftOut(sweep.spec.choices, sweep.points);
  if (all.length === 0) return null;
  const nowhere = all.filter(({ refused, points }) => refused === points);
  const gaps = all.length - nowhere.length;
  return (
    <details className={css.leftOut}>
      <summary>
        {nowhere.length > 0 && `Not possible here: ${nowhere.map(({ name }) => name).join(", ")}. `}
        {gaps > 0 && `${gaps} ${gaps === 1 ? "schedule is" : "schedules are"} not possible at some sizes.`}
      </summary>
      <ul>
        {all.map(({ name, refused, points, reason }) => (
          <li key={name}>
            <b>{name}</b>
            {refused === points ? "" : `, ${refused} of ${points} points`}. {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
