import type { Drawing } from "../figure/drawing";
import { attributes, escapeXml } from "./svgText";

/** An SVG document around what was drawn: its size, what it is for those who cannot see it, patterns, metadata. */
export function svgPage(
  { title, description, metadata, theme, width, height }: Omit<Drawing, "draw">,
  idPrefix: string,
  definitions: string,
  body: readonly string[],
): string {
  const root = attributes({
    xmlns: "http://www.w3.org/2000/svg",
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
    "aria-labelledby": `${idPrefix}-title ${idPrefix}-desc`,
    "font-family": theme.fonts.text.replace(/"/g, "'"),
  });
  const parts = [
    `<svg${root}>`,
    `<title id="${idPrefix}-title">${escapeXml(title)}</title>`,
    `<desc id="${idPrefix}-desc">${escapeXml(description)}</desc>`,
    metadata === undefined ? "" : `<metadata>${escapeXml(metadata)}</metadata>`,
    definitions === "" ? "" : `<defs>\n${definitions}\n</defs>`,
    ...body,
    "</svg>",
  ];
  return `${parts.filter((part) => part !== "").join("\n")}\n`;
}
