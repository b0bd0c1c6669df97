import { sweepExporters } from "../../export/sweeps";
import type { Sweep } from "../../state/sweeps";
import { Button } from "../common/Button";
import { Menu, MenuHeading, MenuItem } from "../common/Menu";
import type { SweepPicture } from "./figure/sweepPicture";
import { copySweep, saveSweep } from "./saveSweep";

interface Props {
  readonly sweep: Sweep | undefined;
  readonly picture: () => Promise<SweepPicture>;
}

/** Widths of figures in journals: a column of two, and the whole page. */
const WIDTHS = [
  { name: "one column", cm: 8.5 },
  { name: "two columns", cm: 17.8 },
];
const PX_PER_CM = 96 / 2.54;

const PICTURES = sweepExporters.all.filter(({ isPicture }) => isPicture);
const TABLES = sweepExporters.all.filter(({ isPicture }) => !isPicture);

/** The picture for a paper, and the points for other programs. */
export function SweepExportMenu({ sweep, picture }: Props) {
  const isNothing = sweep === undefined || sweep.isOutdated || sweep.points.length === 0;
  const save = (format: string, widthPx: number) => {
    if (!isNothing) void saveSweep(format, sweep, picture, widthPx);
  };
  return (
    <Menu
      name="Export of this sweep"
      align="end"
      trigger={(attributes) => (
        <Button
          tone="quiet"
          icon="export"
          aria-label="Export this sweep"
          disabled={isNothing}
          {...attributes}
        >
          Export
        </Button>
      )}
    >
      <MenuHeading name="Picture for print, text of 7.5 pt and more">
        {PICTURES.flatMap(({ id, name }) =>
          WIDTHS.map(({ name: width, cm }) => (
            <MenuItem key={`${id} ${cm}`} hint={`${cm} cm`} onSelect={() => save(id, cm * PX_PER_CM)}>
              {name}, {width}
            </MenuItem>
          )),
        )}
      </MenuHeading>
      <MenuHeading name="All points">
        {TABLES.map(({ id, name }) => (
          <MenuItem key={id} onSelect={() => save(id, WIDTHS[0].cm * PX_PER_CM)}>
            {name}
          </MenuItem>
        ))}
        <MenuItem onSelect={() => sweep && void copySweep(sweep)}>Copy as CSV</MenuItem>
      </MenuHeading>
    </Menu>
  );
}
