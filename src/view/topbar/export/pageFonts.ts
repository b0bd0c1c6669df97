import type { FontSource } from "../../../export/writing";

/** Every face that the page's style sheets offer, for a thread, which knows none of them. */
export function pageFonts(): readonly FontSource[] {
  return [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].flatMap((rule) =>
      rule instanceof CSSFontFaceRule ? [faceOf(rule, sheet.href ?? document.baseURI)] : [],
    ),
  );
}

function faceOf({ style }: CSSFontFaceRule, base: string): FontSource {
  const family = style.getPropertyValue("font-family").replace(/^["']|["']$/g, "");
  const absolute = (_: string, address: string) => `url("${new URL(address, base).href}")`;
  const source = style.getPropertyValue("src").replace(/url\(\s*["']?([^"')]+)["']?\s*\)/g, absolute);
  const descriptors = {
    weight: style.getPropertyValue("font-weight"),
    style: style.getPropertyValue("font-style"),
    unicodeRange: style.getPropertyValue("unicode-range"),
  };
  const isGiven = ([, value]: readonly [string, string]) => value !== "";
  return { family, source, descriptors: Object.fromEntries(Object.entries(descriptors).filter(isGiven)) };
}
