import { type PointerEvent, useEffect, useRef } from "react";
import type { FamilyDescription } from "../../schedule/families/descriptions";
import type { Trial } from "../../state/trials";
import { formatFactor } from "../common/formatFactor";
import { Icon } from "../common/Icon";
import type { FamilySection } from "./familySections";
import css from "./SchedulePicker.module.css";

interface Props {
  /** Of the list; options are called after it. */
  readonly id: string;
  readonly sections: readonly FamilySection[];
  readonly active: FamilyDescription | undefined;
  readonly trials: Readonly<Record<string, Trial>>;
  /** Families that some chart shows. */
  readonly shown: ReadonlySet<string>;
  readonly onActive: (family: FamilyDescription) => void;
  readonly onChoose: (family: FamilyDescription) => void;
}

/** Id of a family's entry, for the field that walks the list. */
export function entryId(list: string, family: string): string {
  return `${list}-${family}`;
}

/** Every schedule under its heading. The pointer explains what it is over and chooses with a press; a finger explains first. */
export function FamilyList({ id, sections, active, trials, shown, onActive, onChoose }: Props) {
  return (
    <div id={id} className={css.list} role="listbox" aria-label="Schedules" tabIndex={-1}>
      {sections.map((section) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
        <div key={section.id} role="group" aria-label={section.name}>
          <p className={css.section} aria-hidden="true">
            {section.name}
          </p>
          {section.families.map((family) => (
            <Entry
              key={family.id}
              id={entryId(id, family.id)}
              family={family}
              isActive={family === active}
              trial={trials[family.id]}
              isShown={shown.has(family.id)}
              onActive={() => onActive(family)}
              onChoose={() => onChoose(family)}
            />
          ))}
        </div>
      ))}
      {sections.length === 0 && <p className={css.none}>No schedule is called so, and none says so.</p>}
    </div>
  );
}

interface EntryProps {
  readonly id: string;
  readonly family: FamilyDescription;
  readonly isActive: boolean;
  readonly trial: Trial | undefined;
  readonly isShown: boolean;
  readonly onActive: () => void;
  readonly onChoose: () => void;
}

function Entry({ id, family, isActive, trial, isShown, onActive, onChoose }: EntryProps) {
  const isRefused = trial?.refusal !== undefined;
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView?.({ block: "nearest" });
  }, [isActive]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field above walks the list and chooses from it
    <div
      ref={element}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={css.entry}
      data-refused={isRefused || undefined}
      onPointerMove={(event: PointerEvent) => event.pointerType === "mouse" && !isActive && onActive()}
      onClick={() => (isActive ? onChoose() : onActive())}
    >
      <span className={css.entryName}>{family.name}</span>
      {isShown && (
        <span className={css.shown} title="A chart shows it">
          <Icon name="check" />
        </span>
      )}
      <span className={css.paper}>{isRefused ? "not with this problem" : family.citation.short}</span>
      <span className={css.speedup} title="Speedup over one processor, here">
        {typeof trial?.speedup === "number" ? formatFactor(trial.speedup) : ""}
      </span>
    </div>
  );
}
