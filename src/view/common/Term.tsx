import { useId, useRef, useState } from "react";
import css from "./Term.module.css";

interface Props {
  readonly name: string;
  /** What it means; further lines are formulas. */
  readonly definition: string;
}

/** A word with its definition: as a tip for the pointer, and in a small box for touch and keyboard. */
export function Term({ name, definition }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [sentence, ...formulas] = definition.split("\n");
  return (
    <>
      <button ref={button} type="button" className={css.term} popoverTarget={id} title={definition}>
        {name}
      </button>
      <div
        ref={box}
        id={id}
        popover="auto"
        className={css.box}
        onBeforeToggle={(event) => setOpen(event.newState === "open")}
        onToggle={(event) => {
          if (event.newState !== "open" || button.current === null || box.current === null) return;
          const { left, top, bottom } = button.current.getBoundingClientRect();
          const { offsetWidth, offsetHeight } = box.current;
          const isLow = bottom + 4 + offsetHeight > window.innerHeight;
          box.current.style.left = `${Math.max(8, Math.min(left, window.innerWidth - offsetWidth - 8))}px`;
          box.current.style.top = `${isLow ? Math.max(8, top - 4 - offsetHeight) : bottom + 4}px`;
        }}
      >
        {isOpen && <p>{sentence}</p>}
        {isOpen &&
          formulas.map((formula) => (
            <p key={formula} className={css.formula}>
              {formula}
            </p>
          ))}
      </div>
    </>
  );
}
