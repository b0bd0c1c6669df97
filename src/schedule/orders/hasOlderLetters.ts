import type { OrderNotation } from "./order";

/**
 * Whether a text is an older file of PyTorch, which writes B for the activation gradient alone and BW for the whole backward
 * (schedules.md 22). Files that split every backward have no BW: there each B has its W, which is no order in today's letters.
 */
export function hasOlderLetters(text: string, notation: OrderNotation): boolean {
  if (/\dBW\d/.test(text)) return true;
  if (notation !== "torch" || /\dI\d/.test(text) || !/\dW\d/.test(text)) return false;
  const named = (kind: RegExp) => new Set(Array.from(text.matchAll(kind), ([, stage, m]) => `${stage} ${m}`));
  const backwards = named(/(\d+)B(\d+)/g);
  const weightGradients = named(/(\d+)W(\d+)/g);
  return backwards.size === weightGradients.size && [...backwards].every((name) => weightGradients.has(name));
}
