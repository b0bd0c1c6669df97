import { expect, test } from "vitest";
import { Awake } from "./awake";

test("a processor goes on in the slot after the one in which it was woken, and only once", () => {
  const awake = new Awake(4);
  awake.wake(2);
  expect([...awake.nextSlot()]).toEqual([2]);
  awake.wake(3);
  awake.wake(2);
  awake.wake(3);
  expect([...awake.nextSlot()]).toEqual([3, 2]);
  expect([...awake.nextSlot()]).toEqual([]);
  awake.wake(0);
  expect([...awake.nextSlot()]).toEqual([0]);
});

test("those that go on stay listed while they wake all", () => {
  const awake = new Awake(3);
  for (const p of [0, 1, 2]) awake.wake(p);
  const now = awake.nextSlot();
  const seen: number[] = [];
  for (const p of now) {
    seen.push(p);
    for (const q of [2, 1, 0]) awake.wake(q);
  }
  expect(seen).toEqual([0, 1, 2]);
  expect([...awake.nextSlot()]).toEqual([2, 1, 0]);
});
