import type { HTMLAttributes } from "react";
import css from "./Hidden.module.css";

/** Text for screen readers only. */
export function Hidden(attributes: Omit<HTMLAttributes<HTMLSpanElement>, "className">) {
  return <span className={css.hidden} {...attributes} />;
}
