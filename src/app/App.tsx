import { Shell } from "../view/shell/Shell";

/** The whole page. */
export function App() {
  return <Shell />;
}
