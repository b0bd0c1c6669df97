import table from "../drawer/Table.module.css";

/** The last cell of a row, which takes the room that is left. */
export function Rest() {
  return <td className={table.rest} />;
}
