import type { Chart } from "../../state/document";
import { orderNamed } from "../../state/orderEdits";
import { IconButton } from "../common/Button";
import { familyOf } from "../common/familyOf";
import { closeEditor } from "./closeEditor";
import css from "./OrderEditor.module.css";
import { StartMenu } from "./StartMenu";

interface Props {
  readonly chart: Chart;
  readonly heading: string;
  readonly text: string;
  /** The cell that is looked at, in words. */
  readonly pointed: string;
}

/** What the order is called, what it may start from, and the way out. */
export function EditorHead({ chart, heading, text, pointed }: Props) {
  return (
    <header className={css.head}>
      <h2 className={css.title} id={heading}>
        Order
      </h2>
      <input
        className={css.name}
        aria-label="Name of the order"
        placeholder={familyOf(chart).name}
        autoComplete="off"
        spellCheck={false}
        value={typeof chart.options.orderName === "string" ? chart.options.orderName : ""}
        onChange={(event) => orderNamed(chart.id, event.target.value)}
      />
      <p className={css.readout} aria-hidden="true">
        {pointed}
      </p>
      <StartMenu chart={chart} text={text} />
      <IconButton icon="close" name="Close the editor (Esc)" onClick={closeEditor} />
    </header>
  );
}
