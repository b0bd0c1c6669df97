/** Processors that may go on, slot after slot; those that wait for others are not looked at. */
export class Awake {
  private now: Int32Array;
  private soon: Int32Array;
  private count = 0;
  private slot = 0;
  /** By processor, the latest slot that it was woken for. */
  private readonly wokenFor: Int32Array;

  constructor(processors: number) {
    this.now = new Int32Array(processors);
    this.soon = new Int32Array(processors);
    this.wokenFor = new Int32Array(processors);
  }

  /** Lets a processor go on in the next slot. */
  wake(processor: number): void {
    if (this.wokenFor[processor] > this.slot) return;
    this.wokenFor[processor] = this.slot + 1;
    this.soon[this.count++] = processor;
  }

  /** Goes on to the next slot; the processors that were woken for it, until the one after it. */
  nextSlot(): Int32Array {
    [this.now, this.soon] = [this.soon, this.now];
    const { count } = this;
    this.count = 0;
    this.slot++;
    return this.now.subarray(0, count);
  }
}
