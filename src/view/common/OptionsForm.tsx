import type { OptionSpec, OptionValues } from "../../base/options";
import { NumberField } from "./NumberField";
import { SelectField } from "./SelectField";
import { SwitchField } from "./SwitchField";
import { TextField } from "./TextField";

interface Props {
  readonly specs: readonly OptionSpec[];
  readonly values: OptionValues;
  /** undefined takes the option back to its default. */
  readonly onChange: (id: string, value: OptionValues[string]) => void;
  /** What the model says about an option, by id. */
  readonly problems?: Readonly<Record<string, string>>;
}

/** A form made from the descriptions of options: the same that the command line and the link are made from. */
export function OptionsForm({ specs, values, onChange, problems = {} }: Props) {
  const isOn = (id: string) => Boolean(values[id] ?? specs.find((spec) => spec.id === id)?.default);
  const shown = specs.filter(
    ({ onlyWith, besideResults }) => !besideResults && (onlyWith === undefined || isOn(onlyWith)),
  );
  return shown.map((spec) => (
    <OptionField
      key={spec.id}
      spec={spec}
      value={values[spec.id]}
      onChange={(value) => onChange(spec.id, value)}
      problem={problems[spec.id]}
    />
  ));
}

interface FieldProps {
  readonly spec: OptionSpec;
  readonly value: OptionValues[string];
  readonly onChange: (value: OptionValues[string]) => void;
  readonly problem: string | undefined;
}

function OptionField({ spec, value, onChange, problem }: FieldProps) {
  const { name: label, help } = spec;
  const shared = { label, help, problem };
  switch (spec.kind) {
    case "switch":
      return <SwitchField {...shared} on={Boolean(value ?? spec.default)} onChange={onChange} />;
    case "choice":
      return (
        <SelectField
          {...shared}
          value={String(value ?? spec.default)}
          options={spec.choices}
          onChange={onChange}
        />
      );
    case "text":
      // without a default it is a whole order or layout, which has an editor of its own
      if (spec.default === undefined) return null;
      return (
        <TextField
          {...shared}
          value={String(value ?? spec.default)}
          onChange={(text) => {
            onChange(text);
            return undefined; // the model says what is wrong with it
          }}
        />
      );
    case "integer":
    case "number": {
      const shown = value ?? spec.default;
      return (
        <NumberField
          {...shared}
          unit={spec.unit}
          range={{ what: label, min: spec.min, max: spec.max, whole: spec.kind === "integer" }}
          value={typeof shown === "number" ? shown : undefined}
          onChange={onChange}
          onClear={spec.default === undefined ? () => onChange(undefined) : undefined}
          placeholder={spec.default === undefined ? "automatic" : undefined}
        />
      );
    }
  }
}
