import { useId, useRef } from "react";
import { IconButton } from "../common/Button";
import css from "./OverlayBar.module.css";
import { Toggle, type ToggleProps } from "./OverlayToggle";

/** All switches again in a list, each with its sentence: for small windows, and for those who want to know. */
export function OverlayHelp({ toggles }: { readonly toggles: readonly ToggleProps[] }) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const list = useRef<HTMLDivElement>(null);
  return (
    <span className={css.help} ref={anchor}>
      <IconButton
        icon="more"
        name="What is shown, and how to read it"
        popoverTarget={id}
        aria-haspopup="dialog"
      />
      <div
        id={id}
        ref={list}
        popover="auto"
        role="dialog"
        aria-label="What is shown, and how to read it"
        className={css.list}
        onToggle={(event) => {
          if (event.newState !== "open" || !anchor.current || !list.current) return;
          const { right, bottom } = anchor.current.getBoundingClientRect();
          list.current.style.top = `${bottom + 4}px`;
          list.current.style.left = `${Math.max(8, right - list.current.offsetWidth)}px`;
        }}
      >
        {toggles.map((toggle) => (
          <div key={toggle.name} className={css.item}>
            <Toggle {...toggle} />
            <p className={css.sentence}>{toggle.help}</p>
          </div>
        ))}
      </div>
    </span>
  );
}
