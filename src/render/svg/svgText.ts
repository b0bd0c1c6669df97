/** Text that is safe between tags and in attributes; what XML 1.0 cannot say at all is left out. */
export function escapeXml(text: string): string {
  return text
    .replace(FORBIDDEN, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

// Control characters, unpaired surrogates and the two non-characters.
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A coordinate with at most two decimals; −0 is 0. */
export function num(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}

/** ` name="value"` for each attribute that is not undefined; values are escaped, numbers rounded. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  let text = "";
  for (const [name, value] of Object.entries(values))
    if (value !== undefined)
      text += ` ${name}="${typeof value === "number" ? num(value) : escapeXml(value)}"`;
  return text;
}

/** An empty element. */
export function element(name: string, values: Readonly<Record<string, string | number | undefined>>): string {
  return `<${name}${attributes(values)}/>`;
}
