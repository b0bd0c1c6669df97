import { noticed } from "../../state/notices";

/** Copies the address that restores this screen, and says so. */
export async function copyLink(): Promise<void> {
  const { currentAddress } = await import("../../state/link");
  const address = currentAddress();
  if (address === undefined) {
    noticed({
      tone: "problem",
      text: "This network is too large for a link. Save the problem as a file instead.",
    });
    return;
  }
  try {
    await navigator.clipboard.writeText(address);
    noticed({ tone: "done", text: `The link to this screen is copied: ${address.length} characters.` });
  } catch {
    noticed({ tone: "problem", text: "The browser does not let us copy. The link:", details: [address] });
  }
}
