import css from "./ViewRadios.module.css";

interface Props<Id extends string> {
  /** What the views are of, for readers. */
  readonly label: string;
  /** Of the group, unique in the page. */
  readonly name: string;
  readonly views: readonly { readonly id: Id; readonly name: string }[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}

/** Which of several views is shown: one of a group of radio buttons, so that arrow keys go through them. */
export function ViewRadios<Id extends string>({ label, name, views, value, onChange }: Props<Id>) {
  return (
    <div className={css.views} role="radiogroup" aria-label={label}>
      {views.map((view) => (
        <label key={view.id} className={css.view}>
          <input type="radio" name={name} checked={view.id === value} onChange={() => onChange(view.id)} />
          {view.name}
        </label>
      ))}
    </div>
  );
}
