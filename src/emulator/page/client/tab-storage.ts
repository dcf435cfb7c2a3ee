/**
 * What this tab remembers when the page is loaded again, each thing under a name: two tabs are two seats, so that nothing
 * here is shared between them. It outlives a start of the bot, in whose Discord all ids are others.
 */
export function readTabStorage(name: string): string | undefined {
  return sessionStorage.getItem(name) ?? undefined;
}

/** Remembers words; with empty ones it forgets. */
export function writeTabStorage(name: string, words: string): void {
  if (words === '') sessionStorage.removeItem(name);
  else sessionStorage.setItem(name, words);
}
