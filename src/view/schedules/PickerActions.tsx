import type { FamilyDescription } from "../../schedule/families/descriptions";
import { chartsAdded, MAX_CHARTS } from "../../state/chartEdits";
import { dialogSet } from "../../state/layout";
import { OWN_ORDER } from "../../state/orderEdits";
import type { Trial } from "../../state/trials";
import { Button } from "../common/Button";
import type { FamilySection } from "./familySections";
import css from "./SchedulePicker.module.css";

interface Props {
  readonly family: FamilyDescription;
  readonly section: FamilySection | undefined;
  readonly trials: Readonly<Record<string, Trial>>;
  readonly replaced: string | undefined;
  /** How many more charts there may be. */
  readonly room: number;
  readonly onChoose: () => void;
}

/** What can be done with the schedule that is explained, and with all that stand under its heading. */
export function PickerActions({ family, section, trials, replaced, room, onChoose }: Props) {
  if (replaced !== undefined)
    return (
      <Button tone="primary" onClick={onChoose}>
        Show {family.name}
      </Button>
    );
  if (room <= 0)
    return (
      <p className={css.full}>{MAX_CHARTS} charts are the most there may be; remove one to add another.</p>
    );
  const fitting = section?.families.filter(({ id }) => trials[id]?.refusal === undefined) ?? [];
  return (
    <>
      <p className={css.keys}>
        <kbd>Enter</kbd> adds, <kbd>Shift</kbd> <kbd>Enter</kbd> adds and stays
      </p>
      {Math.min(room, fitting.length) > 1 && (
        <Button
          onClick={() => {
            chartsAdded(fitting.map(({ id }) => id));
            dialogSet(undefined);
          }}
        >
          {fitting.length > room ? `Add ${room} of this group` : `Add all ${fitting.length} of this group`}
        </Button>
      )}
      <Button tone="primary" icon="plus" onClick={onChoose}>
        {family.id === OWN_ORDER ? "Write an order" : `Add ${family.name}`}
      </Button>
    </>
  );
}
