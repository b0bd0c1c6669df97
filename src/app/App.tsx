import { Shell } from "../view/shell/Shell";
import { ErrorBoundary } from "./ErrorBoundary";
import { SHORTCUT_HELP } from "./keyboard";

/** The whole page. */
export function App() {
  return (
    <ErrorBoundary>
      <Shell shortcuts={SHORTCUT_HELP} />
    </ErrorBoundary>
  );
}
