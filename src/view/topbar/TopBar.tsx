import css from "./TopBar.module.css";

/** Name, problem in one line, and what is done with the page as a whole. */
export function TopBar() {
  return (
    <header className={css.bar}>
      <h1 className={css.name}>LayerPipe Explorer</h1>
    </header>
  );
}
