import { redone, undone, useDocument } from "../../state/documentStore";
import { dialogSet, layoutChanged, useLayout } from "../../state/layout";
import { problemInWords } from "../../state/problemInWords";
import { Button, IconButton } from "../common/Button";
import { copyLink } from "../common/copyLink";
import { TakeAwayMenu } from "./TakeAwayMenu";
import { ThemeMenu } from "./ThemeMenu";
import css from "./TopBar.module.css";

/** Name, problem in one line, and what is done with the page as a whole. */
export function TopBar() {
  const problem = useDocument((state) => state.document.problem);
  const canUndo = useDocument((state) => state.past.length > 0);
  const canRedo = useDocument((state) => state.future.length > 0);
  return (
    <header className={css.bar}>
      <PartToggle part="railOpen" icon="railLeft" name="Problem" />
      <h1 className={css.name}>LayerPipe Explorer</h1>
      <p className={css.problem}>{problemInWords(problem)}</p>
      <div className={css.actions}>
        <IconButton icon="undo" name="Undo (Ctrl+Z)" disabled={!canUndo} onClick={undone} />
        <IconButton icon="redo" name="Redo (Ctrl+Shift+Z)" disabled={!canRedo} onClick={redone} />
        <span className={css.divider} />
        <Button
          tone="quiet"
          icon="chart"
          onClick={() => dialogSet("figures")}
          aria-haspopup="dialog"
          aria-label="Figures"
          title="Draw a figure from a paper (G)"
        >
          <span className={css.word}>Figures</span>
        </Button>
        <Button
          tone="quiet"
          icon="link"
          onClick={copyLink}
          aria-label="Share"
          title="Copy the link to this screen (L)"
        >
          <span className={css.word}>Share</span>
        </Button>
        <TakeAwayMenu />
        <span className={css.divider} />
        <ThemeMenu />
        <IconButton icon="help" name="Help (?)" onClick={() => dialogSet("help")} />
        <PartToggle part="drawerOpen" icon="drawer" name="Numbers" />
        <PartToggle part="inspectorOpen" icon="railRight" name="Inspector" />
      </div>
    </header>
  );
}

/** Shows or hides a part of the page; on a phone the tab bar does that. */
function PartToggle({
  part,
  icon,
  name,
}: {
  part: "railOpen" | "drawerOpen" | "inspectorOpen";
  icon: "railLeft" | "drawer" | "railRight";
  name: string;
}) {
  const isOpen = useLayout((state) => state[part]);
  return (
    <span className={css.toggle}>
      <IconButton
        icon={icon}
        name={name}
        aria-pressed={isOpen}
        onClick={() => layoutChanged({ [part]: !isOpen })}
      />
    </span>
  );
}
