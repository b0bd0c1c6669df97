import type { Citation } from "../../schedule/family";
import { baselineSet, chartDuplicated, chartMoved, ONE_PROCESSOR } from "../../state/chartEdits";
import type { Chart } from "../../state/document";
import { OWN_ORDER, orderOpened } from "../../state/orderEdits";
import { useResult } from "../../state/runs";
import { IconButton } from "../common/Button";
import { Menu, MenuItem } from "../common/Menu";
import { editOrderOf } from "../orders/writeOrder";
import { removeChart } from "./removeChart";

interface Props {
  readonly chart: Chart;
  readonly name: string;
  readonly citation: Citation | undefined;
  readonly place: { readonly index: number; readonly count: number };
  readonly isBaseline: boolean;
}

/** What can be done with a chart as a whole. */
export function ChartMenu({ chart, name, citation, place, isBaseline }: Props) {
  const hasOrder = useResult(chart.id) !== undefined;
  return (
    <Menu
      name={`Actions for ${name}`}
      align="end"
      trigger={(attributes) => <IconButton icon="more" name={`Actions for ${name}`} {...attributes} />}
    >
      {citation && (
        <MenuItem hint={citation.short} onSelect={() => window.open(citation.url, "_blank", "noreferrer")}>
          Read the paper
        </MenuItem>
      )}
      {isBaseline ? (
        <MenuItem onSelect={() => baselineSet(ONE_PROCESSOR)}>Compare with one processor instead</MenuItem>
      ) : (
        <MenuItem onSelect={() => baselineSet(chart.id)}>Make this the baseline</MenuItem>
      )}
      {chart.family === OWN_ORDER ? (
        <MenuItem onSelect={() => orderOpened(chart.id)}>Edit this order</MenuItem>
      ) : (
        <MenuItem hint="as a new chart" onSelect={() => editOrderOf(chart, name)} isDisabled={!hasOrder}>
          Edit this order
        </MenuItem>
      )}
      <MenuItem onSelect={() => chartDuplicated(chart.id)}>Duplicate</MenuItem>
      <MenuItem onSelect={() => chartMoved(chart.id, -1)} isDisabled={place.index === 0}>
        Move up
      </MenuItem>
      <MenuItem onSelect={() => chartMoved(chart.id, 1)} isDisabled={place.index === place.count - 1}>
        Move down
      </MenuItem>
      <MenuItem onSelect={() => removeChart(chart.id)}>Remove</MenuItem>
    </Menu>
  );
}
