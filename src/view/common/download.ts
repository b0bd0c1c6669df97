/** Hands the user a file. */
export function download(name: string, mediaType: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A file name that every system takes. */
export function fileNameOf(name: string, extension: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[^\w. -]+/g, "")
    .trim()
    .replace(/[\s.]+/g, "-")
    .slice(0, 60);
  return `${plain === "" ? "layerpipe" : plain.toLowerCase()}.${extension}`;
}
