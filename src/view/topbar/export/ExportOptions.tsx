import { THEMES, type ThemeId } from "../../../render/theme";
import type { ExportInput as Shown } from "../../../state/exportInput";
import { NumberField } from "../../common/NumberField";
import { SelectField } from "../../common/SelectField";
import { SwitchField } from "../../common/SwitchField";
import css from "./ExportDialog.module.css";
import { type ExportChoice, exporterOf, isPicture } from "./exportChoice";

const PARTS = [
  { value: "visible", name: "what is visible" },
  { value: "all", name: "from start to end" },
];
const THEME_OPTIONS = Object.values(THEMES).map(({ id, name }) => ({ value: id, name }));

interface Props {
  readonly shown: Shown;
  readonly choice: ExportChoice;
  readonly onChange: (change: Partial<ExportChoice>) => void;
}

/** What can be chosen about the chosen format. */
export function ExportOptions({ shown, choice, onChange }: Props) {
  const exporter = exporterOf(choice);
  return (
    <div className={css.options}>
      {!exporter.manyCharts && shown.charts.length > 1 && (
        <SelectField
          label="Schedule"
          value={choice.chart}
          options={shown.charts.map(({ chart, title }) => ({ value: chart.id, name: title }))}
          onChange={(chart) => onChange({ chart })}
        />
      )}
      {isPicture(exporter) && <PictureOptions choice={choice} onChange={onChange} />}
      {exporter.kind === "picture" && (
        <NumberField
          label="Pixels per px"
          range={{ what: "The number of pixels per CSS pixel", min: 1, max: 4, whole: false }}
          slider={{ min: 1, max: 4, step: 0.5 }}
          value={choice.scale}
          onChange={(scale) => onChange({ scale })}
        />
      )}
    </div>
  );
}

function PictureOptions({ choice, onChange }: Omit<Props, "shown">) {
  return (
    <>
      <SelectField
        label="Time axis"
        value={choice.part}
        options={PARTS}
        onChange={(part) => onChange({ part: part === "all" ? "all" : "visible" })}
      />
      <SelectField
        label="Theme"
        value={choice.theme}
        options={THEME_OPTIONS}
        onChange={(theme) => onChange({ theme: themeOf(theme) })}
      />
      <SwitchField
        label="Patterns"
        help="Tells tasks apart in print without color."
        on={choice.patterns}
        onChange={(patterns) => onChange({ patterns })}
      />
      <NumberField
        label="Width"
        unit="px"
        range={{ what: "The width in CSS pixels", min: 200, max: 8000, whole: true }}
        slider={{ min: 300, max: 2000, step: 20 }}
        value={choice.widthPx}
        onChange={(widthPx) => onChange({ widthPx })}
      />
    </>
  );
}

function themeOf(id: string): ThemeId {
  return Object.values(THEMES).find((theme) => theme.id === id)?.id ?? "print";
}
