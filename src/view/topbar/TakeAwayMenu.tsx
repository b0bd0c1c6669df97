import { documentStore } from "../../state/documentStore";
import { dialogSet } from "../../state/layout";
import { Button } from "../common/Button";
import { download, fileNameOf } from "../common/download";
import { Menu, MenuItem } from "../common/Menu";
import css from "./TopBar.module.css";

/** What can be taken away from the page as a file. */
export function TakeAwayMenu() {
  return (
    <Menu
      name="Export"
      align="end"
      trigger={(attributes) => (
        <Button tone="quiet" icon="export" {...attributes} aria-label="Export">
          <span className={css.word}>Export</span>
        </Button>
      )}
    >
      <MenuItem hint="X" onSelect={() => dialogSet("export")}>
        Picture or data …
      </MenuItem>
      <MenuItem hint=".json" onSelect={saveProblem}>
        Problem
      </MenuItem>
    </Menu>
  );
}

async function saveProblem(): Promise<void> {
  const { writeProblem } = await import("../../model/problemFile");
  const { problem } = documentStore.getState().document;
  download(fileNameOf(problem.network.name, "json"), "application/json", writeProblem(problem));
}
