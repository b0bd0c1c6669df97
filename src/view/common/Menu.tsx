import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import css from "./Menu.module.css";

interface Props {
  /** The button that opens the menu; gets the attributes that tie it to its list. */
  readonly trigger: (attributes: TriggerAttributes) => ReactNode;
  /** Name of the list. */
  readonly name: string;
  readonly children: ReactNode;
  /** Which edge of the button the list shares. */
  readonly align?: "start" | "end";
}

/** What a trigger spreads onto its button. */
export interface TriggerAttributes {
  readonly popoverTarget: string;
  readonly "aria-haspopup": "menu";
}

/** A list of actions under a button, in the browser's top layer: closes by itself on Escape and outside clicks. */
export function Menu({ trigger, name, children, align = "start" }: Props) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const list = useRef<HTMLDivElement>(null);

  function place(): void {
    if (anchor.current === null || list.current === null) return;
    const button = anchor.current.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = list.current;
    const left = align === "start" ? button.left : button.right - width;
    const below = button.bottom + 4;
    const top =
      below + height > window.innerHeight - 8 ? Math.max(8, window.innerHeight - 8 - height) : below;
    list.current.style.left = `${Math.max(8, Math.min(left, window.innerWidth - width - 8))}px`;
    list.current.style.top = `${top}px`;
  }

  return (
    <span ref={anchor} className={css.anchor}>
      {trigger({ popoverTarget: id, "aria-haspopup": "menu" })}
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={0}
        aria-label={name}
        className={css.menu}
        onToggle={(event) => {
          if (event.newState !== "open") return;
          place();
          itemsOf(list.current)[0]?.focus();
        }}
        onKeyDown={moveFocus}
      >
        {children}
      </div>
    </span>
  );
}

/** One action of a menu. */
export function MenuItem({
  onSelect,
  children,
  isChecked,
  isDisabled = false,
  hint,
}: {
  onSelect: () => void;
  children: ReactNode;
  /** Given: the item is one of several of which one is chosen. */
  isChecked?: boolean;
  isDisabled?: boolean;
  /** A second, quieter text. */
  hint?: string;
}) {
  const role =
    isChecked === undefined
      ? ({ role: "menuitem" } as const)
      : ({ role: "menuitemradio", "aria-checked": isChecked } as const);
  return (
    <button
      type="button"
      {...role}
      tabIndex={-1}
      className={css.item}
      disabled={isDisabled}
      onClick={(event) => {
        event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
        onSelect();
      }}
    >
      <span>{children}</span>
      {hint && <span className={css.hint}>{hint}</span>}
    </button>
  );
}

/** An item that is checked or not; the menu stays open, for several may be flipped. */
export function MenuCheckItem({
  isChecked,
  onFlip,
  children,
}: {
  isChecked: boolean;
  onFlip: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      role="menuitemcheckbox"
      aria-checked={isChecked}
      tabIndex={-1}
      className={css.item}
      onClick={onFlip}
    >
      <span>{children}</span>
    </button>
  );
}

/** Items that stand together under a heading. */
export function MenuHeading({ name, children }: { name: string; children: ReactNode }) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
    <div role="group" aria-labelledby={id}>
      <p id={id} className={css.heading}>
        {name}
      </p>
      {children}
    </div>
  );
}

function itemsOf(list: HTMLElement | null): readonly HTMLButtonElement[] {
  return list === null ? [] : [...list.querySelectorAll("button:not(:disabled)")].filter(isButton);
}

function isButton(element: Element): element is HTMLButtonElement {
  return element instanceof HTMLButtonElement;
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const items = itemsOf(event.currentTarget);
  const at = document.activeElement instanceof HTMLButtonElement ? items.indexOf(document.activeElement) : -1;
  const next = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items.at(next % items.length)?.focus();
}
