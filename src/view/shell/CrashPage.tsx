import { useState } from "react";
import { Button } from "../common/Button";
import css from "./CrashPage.module.css";

interface Props {
  /** What helps us: stack, address, browser. */
  readonly details: string;
  readonly onRetry: () => void;
  readonly onStartFresh: () => void;
}

/** What is shown when the page itself broke. */
export function CrashPage({ details, onRetry, onStartFresh }: Props) {
  const [copied, setCopied] = useState(false);
  return (
    <main className={css.page}>
      <h1 className={css.title}>The page broke</h1>
      <p>
        That is our mistake, not yours. Your work is safe: it is in this page's address and in this browser.
        Try again; if it breaks again, start fresh: going back in the browser returns to the work as it is
        now.
      </p>
      <div className={css.actions}>
        <Button tone="primary" onClick={onRetry}>
          Try again
        </Button>
        <Button onClick={onStartFresh}>Start fresh</Button>
        <Button
          onClick={() => {
            navigator.clipboard.writeText(details).then(
              () => setCopied(true),
              () => setCopied(false),
            );
          }}
        >
          {copied ? "Copied" : "Copy details"}
        </Button>
      </div>
      <details>
        <summary>Details</summary>
        <pre className={css.details}>{details}</pre>
      </details>
    </main>
  );
}
