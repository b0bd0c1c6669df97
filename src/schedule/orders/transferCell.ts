/** A cell that sends or receives: "0SEND_F3", "1RECV_F3". It names the stage of its own processor (schedules.md 22). */
export interface TransferCell {
  readonly sends: boolean;
  /** True for activations, which go to the next stage; gradients go to the one before. */
  readonly forward: boolean;
  readonly stage: number;
  readonly microbatch: number;
}

/** A transfer; "state" for what PyTorch does with sharded weights, which the times leave out; undefined if neither. */
export function readTransferCell(text: string): TransferCell | "state" | undefined {
  const found = TRANSFER.exec(text);
  if (found === null) return STATE.test(text) ? "state" : undefined;
  const [, stage, what, direction, microbatch] = found;
  return {
    sends: what === "SEND",
    forward: direction === "F",
    stage: Number(stage),
    microbatch: Number(microbatch),
  };
}

/** A transfer as its cell. */
export function transferText({ sends, forward, stage, microbatch }: TransferCell): string {
  return `${stage}${sends ? "SEND" : "RECV"}_${forward ? "F" : "B"}${microbatch}`;
}

/** The other end of a transfer. */
export function otherEnd({ sends, forward, stage, microbatch }: TransferCell): TransferCell {
  return { sends: !sends, forward, stage: stage + (sends === forward ? 1 : -1), microbatch };
}

const TRANSFER = /^(\d{1,9})(SEND|RECV)_([FB])(\d{1,9})$/;
const STATE = /^\d{1,9}(?:UNSHARD|RESHARD|REDUCE_GRAD)$/;
