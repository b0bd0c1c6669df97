import { Shell } from "../view/shell/Shell";
import { ErrorBoundary } from "./ErrorBoundary";
import { SHORTCUTS } from "./keyboard";

/** The whole page. */
export function App() {
  return (
    <ErrorBoundary>
      <Shell shortcuts={SHORTCUTS} />
    </ErrorBoundary>
  );
}
