import { useMemo, useState } from "react";
import type { ArrayProblem } from "../../model/costs/arrayProblem";
import { tasksOf } from "../../model/costs/arrayTasks";
import type { TaskName } from "../../model/systolic/products";
import { TASK_NAMES } from "../../scene/ink";
import { Dialog } from "../common/Dialog";
import { SelectField } from "../common/SelectField";
import { walkedProducts } from "./tileWalk";
import css from "./Walk.module.css";
import { WalkSteps } from "./WalkSteps";

interface Place {
  readonly layer: number;
  readonly task: TaskName;
}

interface Props {
  readonly problem: ArrayProblem;
  readonly start: Place;
  readonly onClose: () => void;
}

/** How one task goes over the array, fold after fold, as a picture that can be stepped and played. */
export function WalkDialog({ problem, start, onClose }: Props) {
  const [{ layer, task }, setPlace] = useState(start);
  const [chosen, setChosen] = useState(0);
  const products = useMemo(() => walkedProducts(problem, layer, task), [problem, layer, task]);
  const tasks = tasksOf(problem, layer);
  const index = Math.min(chosen, products.length - 1);
  const go = (place: Place) => {
    const has = tasksOf(problem, place.layer).includes(place.task);
    setPlace(has ? place : { ...place, task: "forward" });
    setChosen(0);
  };
  return (
    <Dialog title="Walk through the folds" size="wide" onClose={onClose}>
      <div className={css.choices}>
        <SelectField
          label="Layer"
          value={String(layer)}
          options={problem.layers.map(({ name }, l) => ({ value: String(l), name }))}
          onChange={(l) => go({ layer: Number(l), task })}
        />
        <SelectField
          label="Task"
          value={task}
          options={tasks.map((kind) => ({ value: kind, name: TASK_NAMES[kind] }))}
          onChange={(kind) => go({ layer, task: tasks.find((known) => known === kind) ?? "forward" })}
        />
        {products.length > 1 && (
          <SelectField
            label="Product"
            value={String(index)}
            options={products.map(({ name }, p) => ({ value: String(p), name: `${p + 1}. ${name}` }))}
            onChange={(p) => setChosen(Number(p))}
          />
        )}
      </div>
      {products.length === 0 ? (
        <p className={css.nothing}>This task has no matrix product: the array does nothing for it.</p>
      ) : (
        <WalkSteps
          key={`${layer} ${task} ${index}`}
          product={products[index]}
          array={problem.machine.array}
          kind={task}
        />
      )}
    </Dialog>
  );
}
