import { useEffect, useState } from "react";
import { openFile } from "../common/openFiles";
import css from "./DropTarget.module.css";

/** Lets a file be dropped anywhere on the page. */
export function DropTarget() {
  const [isOver, setOver] = useState(false);
  useEffect(() => listen(setOver), []);
  if (!isOver) return null;
  return (
    <div className={css.overlay}>
      <p className={css.sentence}>
        Drop to open: a network or problem (.json), a layer table (.csv), a PipeDream profile (.graph.txt), or
        an order (.json, .csv)
      </p>
    </div>
  );
}

/** The page counts as left when nothing tells that a file is over it: some browsers tell three times a second only. */
const LEFT_MS = 700;

function listen(setOver: (over: boolean) => void): () => void {
  const abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    clearTimeout(timer);
    timer = setTimeout(() => setOver(false), LEFT_MS);
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (file === undefined) return;
    event.preventDefault();
    setOver(false);
    void openFile(file);
  };
  window.addEventListener("dragover", over, abort);
  window.addEventListener("drop", drop, abort);
  return () => {
    clearTimeout(timer);
    abort.abort();
  };
}
