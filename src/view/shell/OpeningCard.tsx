import { useEffect } from "react";
import { useOpening } from "../../state/opening";
import { Button } from "../common/Button";
import css from "./Notices.module.css";

/** The file that is being read, and a way to stop it: the button, or Escape wherever the focus is. One that is soon read does not flash. */
export function OpeningCard() {
  const opening = useOpening();
  useEffect(() => opening && listen(opening.stop), [opening]);
  if (opening === undefined) return null;
  return (
    <div className={css.notice} data-tone="busy">
      <div className={css.text}>
        <p>Reading {opening.fileName} …</p>
      </div>
      <Button onClick={opening.stop}>Stop</Button>
    </div>
  );
}

/** Before all others: what is under way is stopped first. */
function listen(stop: () => void): () => void {
  const abort = new AbortController();
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    stop();
  };
  window.addEventListener("keydown", pressed, { capture: true, signal: abort.signal });
  return () => abort.abort();
}
