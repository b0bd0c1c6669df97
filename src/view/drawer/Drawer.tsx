/** The numbers and the curves. */
export function Drawer() {
  return null;
}
