import type { Report } from "../../analysis/report";
import { formulasInWords } from "../common/formulas";
import { Icon } from "../common/Icon";
import css from "./Formulas.module.css";

/** What the literature's formulas give for this problem, and whether the simulation agrees; nothing where none are known. */
export function Formulas({ report }: { readonly report: Report }) {
  const formulas = formulasInWords(report);
  if (formulas.length === 0) return null;
  return (
    <section className={css.formulas}>
      <h3 className={css.title}>Formulas</h3>
      <dl>
        {formulas.map(({ id, name, formula, value, agrees, difference }) => (
          <div key={id} className={css.entry}>
            <dt>{name}</dt>
            <dd>
              <p className={css.formula}>{formula}</p>
              <p className={css.result}>
                <span>{value}</span>
                {agrees && (
                  <span className={css.agrees}>
                    <Icon name="check" /> agrees
                  </span>
                )}
              </p>
              {difference !== undefined && <p className={css.difference}>{difference}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
