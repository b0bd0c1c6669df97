import { chartAdded } from "../../state/chartEdits";
import { Button } from "../common/Button";
import css from "./ChartsEmpty.module.css";

/** Offered when no schedule is chosen: the two that the page opens with. */
const OFFERED = [
  { family: "layerpipe", name: "LayerPipe" },
  { family: "pipedream", name: "PipeDream" },
];

/** What stands in the charts' place when there are none. */
export function ChartsEmpty() {
  return (
    <div className={css.empty}>
      <h2 className={css.title}>No schedule chosen</h2>
      <p>Add one here, or choose among all of them on the left under Schedules.</p>
      <p className={css.ways}>
        {OFFERED.map(({ family, name }) => (
          <Button key={family} data-adds-chart="" icon="plus" onClick={() => chartAdded(family)}>
            {name}
          </Button>
        ))}
      </p>
    </div>
  );
}
