import { registry } from "../base/registry";
import { actions } from "./actions";
import { chromeTrace } from "./chromeTrace";
import { csv } from "./csv";
import type { Exporter } from "./exporter";
import { json, report } from "./json";
import { megatronLayout } from "./megatronLayout";
import { png } from "./png";
import { svg } from "./svg";
import { text } from "./text";
import { torchCsv, torchCsvComms } from "./torchCsv";

/** Every export format, in the order of the menu. One line each. */
export const exporters = registry<Exporter>("export format", [
  svg,
  png,
  csv,
  json,
  report,
  actions,
  torchCsv,
  torchCsvComms,
  megatronLayout,
  chromeTrace,
  text,
]);
