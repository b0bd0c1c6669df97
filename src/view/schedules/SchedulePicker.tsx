import { type KeyboardEvent, useEffect, useId, useMemo, useState } from "react";
import type { Problem } from "../../model/problem";
import { describedFamilies } from "../../schedule/families/described";
import type { FamilyDescription } from "../../schedule/families/descriptions";
import { MAX_CHARTS } from "../../state/chartEdits";
import { useDocument } from "../../state/documentStore";
import { dialogSet, useLayout } from "../../state/layout";
import { OWN_ORDER } from "../../state/orderEdits";
import { type Trial, trialsLeft, trialsWanted, useTrials } from "../../state/trials";
import { Dialog } from "../common/Dialog";
import { Icon } from "../common/Icon";
import { entryId, FamilyList } from "./FamilyList";
import { FamilyPanel } from "./FamilyPanel";
import { type FamilySection, sectionsOf } from "./familySections";
import { PickerActions } from "./PickerActions";
import { pickFamily } from "./pickFamily";
import css from "./SchedulePicker.module.css";
import { likeliest, searchFamilies } from "./searchFamilies";

/** Every schedule there is, to add one as a chart or to put another in a chart's place. */
export function SchedulePicker() {
  const { problem, charts } = useDocument((state) => state.document);
  const replaced = useLayout((state) => state.dialogChart);
  const current = charts.find(({ id }) => id === replaced)?.family;
  const trials = useTriedFamilies(problem);
  const list = useId();
  const picker = usePicker(current);
  const { sections, active } = picker;
  const isFull = replaced === undefined && charts.length >= MAX_CHARTS;

  function choose(family: FamilyDescription, keepsOpen = false): void {
    if (isFull) return;
    pickFamily(family.id, replaced);
    if (!keepsOpen) dialogSet(undefined);
  }

  function pressed(event: KeyboardEvent): void {
    if (event.key === "Enter" && active !== undefined) choose(active, event.shiftKey);
    else if (!picker.walk(event.key)) return;
    event.preventDefault();
  }

  return (
    <Dialog
      title={replaced === undefined ? "Add a schedule" : "Choose another schedule"}
      size="wide"
      onClose={() => dialogSet(undefined)}
    >
      <div className={css.picker}>
        <div className={css.side}>
          <label className={css.search}>
            <Icon name="search" />
            <input
              ref={(input) => input?.setAttribute("autofocus", "")}
              className={css.input}
              role="combobox"
              aria-label="Search schedules"
              aria-expanded="true"
              aria-controls={list}
              aria-activedescendant={active && entryId(list, active.id)}
              autoComplete="off"
              spellCheck={false}
              placeholder="Name, paper or idea"
              value={picker.text}
              onChange={(event) => picker.search(event.target.value)}
              onKeyDown={pressed}
            />
          </label>
          <FamilyList
            id={list}
            sections={sections}
            active={active}
            trials={trials}
            shown={new Set(charts.map(({ family }) => family))}
            onActive={picker.activate}
            onChoose={choose}
          />
        </div>
        {active && (
          <FamilyPanel
            family={active}
            trial={trials[active.id]}
            actions={
              <PickerActions
                family={active}
                section={sectionOf(active)}
                trials={trials}
                replaced={replaced}
                room={MAX_CHARTS - charts.length}
                onChoose={() => choose(active)}
              />
            }
          />
        )}
      </div>
    </Dialog>
  );
}

/** Every family's trial on this problem, as they come in; an order of the user's own is there to be written first. */
function useTriedFamilies(problem: Problem): Readonly<Record<string, Trial>> {
  useEffect(() => {
    const ids = describedFamilies.all.map(({ id }) => id);
    trialsWanted(
      problem,
      ids.filter((id) => id !== OWN_ORDER),
    );
    return trialsLeft;
  }, [problem]);
  return useTrials((state) => (state.problem === problem ? state.results : NONE));
}

const NONE: Readonly<Record<string, Trial>> = {};

/** What is searched for, what was found, and which entry the keyboard is on. */
function usePicker(current: string | undefined) {
  const [text, setText] = useState("");
  const [activeId, setActiveId] = useState(current ?? describedFamilies.all[0].id);
  const found = useMemo(() => searchFamilies(describedFamilies.all, text), [text]);
  const sections = useMemo(() => sectionsOf(found), [found]);
  const walked = sections.flatMap(({ families }) => families);
  const at = walked.findIndex(({ id }) => id === activeId);
  return {
    text,
    sections,
    active: walked[at],
    activate: ({ id }: FamilyDescription) => setActiveId(id),
    search(next: string) {
      setText(next);
      const best = likeliest(searchFamilies(describedFamilies.all, next), next);
      if (best !== undefined) setActiveId(best.id);
    },
    /** Moves through the list; false if the key does not. */
    walk(key: string): boolean {
      const next = placeAfter(key, at, sections);
      if (next === undefined || walked.length === 0) return false;
      setActiveId(walked[Math.min(walked.length - 1, Math.max(0, next))].id);
      return true;
    },
  };
}

/** Arrows go from entry to entry, Page keys from heading to heading. */
function placeAfter(key: string, at: number, sections: readonly FamilySection[]): number | undefined {
  const starts = sections.map((_, i) =>
    sections.slice(0, i).reduce((sum, { families }) => sum + families.length, 0),
  );
  switch (key) {
    case "ArrowDown":
      return at + 1;
    case "ArrowUp":
      return at - 1;
    case "PageDown":
      return starts.find((start) => start > at) ?? Number.POSITIVE_INFINITY;
    case "PageUp":
      return starts.findLast((start) => start < at) ?? 0;
    default:
      return undefined;
  }
}

/** The whole section of a family, also while a search shows a part of it. */
function sectionOf(family: FamilyDescription): FamilySection | undefined {
  return sectionsOf(describedFamilies.all).find(({ families }) => families.includes(family));
}
