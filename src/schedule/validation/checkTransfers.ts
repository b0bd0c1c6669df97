import { isShared, transferTicks } from "../../model/transferTicks";
import type { Workload } from "../../model/workload";
import { TENSORS } from "../../tasks/op";
import type { TransferColumns } from "../transfers";
import { type Checked, transferKey } from "./violation";

/**
 * Invariant "link" (theory.md 1.4, 10): every transfer takes its time, leaves when it was made, or where links carry one tensor
 * at a time as soon as those on its way have carried all that was ready before. Returns what waits depend on; nothing where
 * transfers are not shared.
 */
export function checkTransfers(checked: Checked): Pick<Checked, "arrivals" | "sentUntil"> {
  const { schedule, workload, report } = checked;
  const { transfers } = schedule;
  if (!isShared(workload.transfer)) return {};
  if (transfers === undefined) {
    report("link", "The transfers have no times.");
    return {};
  }
  const arrivals = new Map<string, number>();
  transfers.producer.forEach((producer, i) => {
    arrivals.set(transferKey(producer, TENSORS[transfers.tensor[i]], transfers.to[i]), transfers.end[i]);
    checkTime(checked, transfers, i);
  });
  if (workload.transfer.contention) checkLinks(checked, transfers);
  return workload.transfer.blocking ? { arrivals, sentUntil: sentUntil(checked, transfers) } : { arrivals };
}

function sentUntil({ partner, schedule }: Checked, { producer, end }: TransferColumns): Float64Array {
  const until = new Float64Array(schedule.columns.task.length);
  producer.forEach((at, i) => {
    for (const member of [at, partner[at]]) if (member >= 0) until[member] = Math.max(until[member], end[i]);
  });
  return until;
}

function checkTime({ schedule, workload, report, rowOf }: Checked, sent: TransferColumns, i: number): void {
  const ready = schedule.columns.end[sent.producer[i]];
  const ticks = transferTicks(workload.transfer, sent.bytes[i], rowOf[sent.producer[i]], sent.to[i]);
  const name = `Transfer ${i} to processor ${sent.to[i]}`;
  if (sent.end[i] - sent.start[i] !== ticks)
    report("link", `${name} takes ${sent.end[i] - sent.start[i]} ticks, not ${ticks}.`);
  const mayWait = workload.transfer.contention === true && ticks > 0;
  if (sent.start[i] < ready || (!mayWait && sent.start[i] > ready))
    report("link", `${name} leaves at ${sent.start[i]}, and was made at ${ready}.`);
}

/** What uses each link, in the order of use: it does not overlap, keeps the order of being ready, and has no needless gap. */
function checkLinks({ schedule, workload, report, rowOf }: Checked, sent: TransferColumns): void {
  const users = new Map<string, number[]>();
  const linksOf = (i: number) => linkNames(workload, rowOf[sent.producer[i]], sent.to[i]);
  const ready = (i: number) => schedule.columns.end[sent.producer[i]];
  sent.producer.forEach((_, i) => {
    if (sent.end[i] === sent.start[i]) return;
    for (const link of linksOf(i)) users.set(link, [...(users.get(link) ?? []), i]);
  });
  const earliest = Float64Array.from(sent.producer, (_, i) => ready(i));
  for (const [link, using] of users) {
    using.sort((a, b) => sent.start[a] - sent.start[b]);
    for (let k = 1; k < using.length; k++) {
      const [before, i] = [using[k - 1], using[k]];
      if (sent.start[i] < sent.end[before])
        report("link", `${link} carries two tensors at ${sent.start[i]}.`);
      if (ready(i) < ready(before))
        report("link", `${link} carries what was ready at ${ready(before)} before what was at ${ready(i)}.`);
      earliest[i] = Math.max(earliest[i], sent.end[before]);
    }
  }
  sent.start.forEach((start, i) => {
    if (sent.end[i] > start && start > earliest[i])
      report("link", `Transfer ${i} leaves at ${start}, and its links were free at ${earliest[i]}.`);
  });
}

/** The links on the way from one processor to another, by name. */
function linkNames({ transfer, processors }: Workload, from: number, to: number): readonly string[] {
  const { wiring } = transfer;
  if (wiring === undefined || wiring.kind === "nodes") {
    const ports = [`The sending port of processor ${from}`, `The receiving port of processor ${to}`];
    if (wiring === undefined) return ports;
    const [here, there] = [from, to].map((p) => Math.trunc(p / wiring.nodeSize));
    return here === there ? ports : [...ports, `The link out of node ${here}`, `The link into node ${there}`];
  }
  const ways = [1, -1].map((step) => {
    const names: string[] = [];
    let at = from;
    for (; at !== to && names.length < processors; ) {
      const next = wiring.kind === "ring" ? (at + step + wiring.processors) % wiring.processors : at + step;
      if (next < 0 || next >= wiring.processors) return undefined;
      names.push(`The link from processor ${at} to ${next}`);
      at = next;
    }
    return names;
  });
  const [up, down] = ways;
  if (up === undefined) return down ?? [];
  return down === undefined || up.length <= down.length ? up : down;
}
