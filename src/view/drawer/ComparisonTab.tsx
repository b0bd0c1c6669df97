export function ComparisonTab() {
  return null;
}
