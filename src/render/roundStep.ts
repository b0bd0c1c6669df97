/** 1, 2, 5, 10, 20 …: the least that is at least `wanted`. Every how many labels one has room. */
export function roundStep(wanted: number): number {
  let step = 1;
  for (let i = 0; step < wanted; i++) step *= i % 3 === 1 ? 2.5 : 2;
  return step;
}
