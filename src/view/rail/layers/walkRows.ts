import type { KeyboardEvent } from "react";

/** Up, down and Enter go to the same column's field in the row above or below. */
export function walkRows(event: KeyboardEvent<HTMLInputElement>): void {
  const isDown = event.key === "ArrowDown" || event.key === "Enter";
  if (!isDown && event.key !== "ArrowUp") return;
  event.preventDefault();
  const row = event.currentTarget.closest("tr");
  const next = isDown ? row?.nextElementSibling : row?.previousElementSibling;
  const { column } = event.currentTarget.dataset;
  const fields = next?.querySelectorAll("input") ?? [];
  const field = [...fields].find((candidate) => candidate.dataset.column === column);
  field?.focus();
  field?.select();
}
