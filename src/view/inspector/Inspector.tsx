/** What is under the pointer or picked, in words. */
export function Inspector() {
  return null;
}
