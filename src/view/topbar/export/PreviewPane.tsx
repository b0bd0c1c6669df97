import { useDeferredValue, useEffect, useMemo, useState } from "react";
import type { ExportInput as Shown } from "../../../state/exportInput";
import css from "./ExportDialog.module.css";
import { type ExportChoice, type Preview, previewOf } from "./exportChoice";

/** The file before it is saved. */
export function PreviewPane({ shown, choice }: { readonly shown: Shown; readonly choice: ExportChoice }) {
  const settled = useDeferredValue(choice);
  const preview = useMemo(() => attempt(shown, settled), [shown, settled]);
  const address = useSvgAddress(preview.kind === "picture" ? preview.svg : undefined);
  return (
    <div className={css.preview}>
      {address && <img className={css.picture} src={address} alt="Preview of what will be exported" />}
      {preview.kind === "text" && <pre className={css.text}>{preview.text}</pre>}
      {preview.kind === "none" && <p className={css.reason}>{preview.reason}</p>}
    </div>
  );
}

function attempt(shown: Shown, choice: ExportChoice): Preview {
  try {
    return previewOf(shown, choice);
  } catch (error) {
    return { kind: "none", reason: error instanceof Error ? error.message : String(error) };
  }
}

/** An address for a picture, given back when the picture changes. */
function useSvgAddress(svg: string | undefined): string | undefined {
  const [address, setAddress] = useState<string | undefined>();
  useEffect(() => {
    if (svg === undefined) return;
    const made = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    setAddress(made);
    return () => {
      URL.revokeObjectURL(made);
      setAddress(undefined);
    };
  }, [svg]);
  return address;
}
