import { type CSSProperties, type ReactNode, useLayoutEffect, useRef } from "react";
import { closeEditor, closeOnEscape } from "./closeEditor";
import css from "./OrderEditor.module.css";

interface Props {
  readonly heading: string;
  readonly isModal: boolean;
  /** Rows to have room for. */
  readonly rows: number;
  readonly children: ReactNode;
}

/** A part of the page under the charts, as high as its rows need; or a dialog that covers a phone. */
export function EditorFrame({ heading, isModal, rows, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const { current } = dialog;
    if (isModal) current?.showModal();
    return () => current?.close();
  }, [isModal]);
  if (isModal)
    return (
      <dialog
        ref={dialog}
        className={css.cover}
        style={{ "--rows": rows } as CSSProperties}
        aria-labelledby={heading}
        onKeyDown={closeOnEscape}
        onCancel={closeEditor}
      >
        {children}
      </dialog>
    );
  return (
    <section
      className={css.panel}
      style={{ "--rows": rows } as CSSProperties}
      aria-labelledby={heading}
      onKeyDown={closeOnEscape}
    >
      {children}
    </section>
  );
}
