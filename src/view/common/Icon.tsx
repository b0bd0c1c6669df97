import css from "./Icon.module.css";

/** Strokes on a 16 × 16 grid. */
const PATHS = {
  undo: "M6 3 2.5 6.5 6 10M3 6.5h6.5a4 4 0 0 1 0 8H6",
  redo: "M10 3l3.5 3.5L10 10M13 6.5H6.5a4 4 0 0 0 0 8H10",
  link: "M6.8 9.2a3 3 0 0 0 4.3 0l2-2a3 3 0 0 0-4.3-4.3l-.9.9M9.2 6.8a3 3 0 0 0-4.3 0l-2 2a3 3 0 0 0 4.3 4.3l.9-.9",
  export: "M8 2v8M4.8 7 8 10.2 11.2 7M2.5 11v2.5h11V11",
  open: "M2 12.5v-9h4l1.5 2H13v2M2 12.5l2-5h10.5l-2 5z",
  theme: "M8 2.5a5.5 5.5 0 1 0 0 11zM8 2.5a5.5 5.5 0 0 1 0 11",
  help: "M6 6.2a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.5M8 11.8v.2M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13z",
  chevron: "M6 4l4 4-4 4",
  down: "M4 6l4 4 4-4",
  plus: "M8 3v10M3 8h10",
  close: "M4 4l8 8M12 4l-8 8",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  check: "M3 8.5 6.5 12 13 4.5",
  railLeft: "M2 3h12v10H2zM6 3v10",
  railRight: "M2 3h12v10H2zM10 3v10",
  drawer: "M2 3h12v10H2zM2 9h12",
  table: "M2 3h12v10H2zM2 6.5h12M2 10h12M6.5 3v10",
  chart: "M2 3h5v3H2zM6 8h6v3H6zM2 13.5h12",
  sliders: "M2 5h6M12 5h2M2 11h2M8 11h6M10 3.2v3.6M6 9.2v3.6",
  search: "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7 14 14",
  arrowUp: "M8 13V3M4 7l4-4 4 4",
  arrowDown: "M8 3v10M4 9l4 4 4-4",
} as const;

/** Names of the icons. */
export type IconName = keyof typeof PATHS;

/** A small line drawing in the color of the text beside it. Decoration: the control that holds it has the name. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={name === "more" ? css.dots : css.icon} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
