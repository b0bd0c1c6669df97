/** The result in one sentence. */
export function Headline() {
  return <p aria-live="polite" />;
}
