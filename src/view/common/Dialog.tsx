import { type ReactNode, useLayoutEffect, useRef } from "react";
import { IconButton } from "./Button";
import css from "./Dialog.module.css";

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly size?: "narrow" | "wide";
  /** Stands beside the title. */
  readonly actions?: ReactNode;
}

/** A modal dialog: the browser keeps the focus inside, gives it back at the end, and closes it on Escape. */
export function Dialog({ title, onClose, children, size = "narrow", actions }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  // Closed before it leaves the page: only then does the browser give the focus back.
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      className={`${css.dialog} ${css[size]}`}
      aria-label={title}
      onClose={({ currentTarget }) => {
        // Told a moment later: React, while developing, mounts twice and has opened it again by then.
        if (!currentTarget.open) onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className={css.inside}>
        <header className={css.head}>
          <h2 className={css.title}>{title}</h2>
          {actions}
          <IconButton icon="close" name="Close" onClick={onClose} />
        </header>
        <div className={css.body}>{children}</div>
      </div>
    </dialog>
  );
}
