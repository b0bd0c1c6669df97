import type { ButtonHTMLAttributes } from "react";
import css from "./Button.module.css";
import { Icon, type IconName } from "./Icon";

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className">;

/** A button that shows an icon only; its name is spoken and shown as a tip. */
export function IconButton({ icon, name, ...native }: Native & { icon: IconName; name: string }) {
  return (
    <button type="button" className={css.icon} aria-label={name} title={name} {...native}>
      <Icon name={icon} />
    </button>
  );
}

/** A button with words, and an icon before them if one helps. */
export function Button({
  icon,
  tone = "plain",
  children,
  ...native
}: Native & { icon?: IconName; tone?: "plain" | "quiet" | "primary" }) {
  return (
    <button type="button" className={`${css.button} ${css[tone]}`} {...native}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
