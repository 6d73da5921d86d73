/** Copies the page's address, and says whether the browser let it. */
export async function linkCopied(): Promise<string> {
  try {
    await navigator.clipboard.writeText(location.href);
    return 'The link is copied.';
  } catch {
    return 'The browser does not let the page copy; the link is the page’s address.';
  }
}
