/**
 * Moves labels apart that would overlap: the wanted positions, in order, at least `gap` from each other, kept between `low`
 * and `high` as far as they fit, each as near to its place as its neighbours allow.
 */
export function spreadLabels(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const groups: { members: number[]; center: number }[] = [];
  for (const index of order) {
    groups.push({ members: [index], center: wanted[index] });
    while (groups.length > 1 && overlap(groups[groups.length - 2], groups[groups.length - 1], gap))
      mergeLast(groups, wanted);
  }
  const placed = new Array<number>(wanted.length).fill(0);
  for (const { members, center } of groups)
    members.forEach((index, i) => {
      placed[index] = center + (i - (members.length - 1) / 2) * gap;
    });
  return keepInside(placed, order, gap, low, high);
}

interface Group {
  readonly members: readonly number[];
  readonly center: number;
}

function overlap(upper: Group, lower: Group, gap: number): boolean {
  return lower.center - upper.center < ((upper.members.length + lower.members.length) / 2) * gap;
}

function mergeLast(groups: { members: number[]; center: number }[], wanted: readonly number[]): void {
  const lower = groups.pop();
  const upper = groups.pop();
  if (lower === undefined || upper === undefined) return;
  const members = [...upper.members, ...lower.members];
  const center = members.reduce((sum, index) => sum + wanted[index], 0) / members.length;
  groups.push({ members, center });
}

function keepInside(
  placed: readonly number[],
  order: readonly number[],
  gap: number,
  low: number,
  high: number,
): number[] {
  const inside = [...placed];
  let floor = high;
  for (const index of order.toReversed()) {
    inside[index] = Math.min(inside[index], floor);
    floor = inside[index] - gap;
  }
  let ceiling = low;
  for (const index of order) {
    inside[index] = Math.max(inside[index], ceiling);
    ceiling = inside[index] + gap;
  }
  return inside;
}
