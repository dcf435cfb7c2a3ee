/**
 * What this tab remembers when the page is loaded again, each thing under a name: two tabs are two seats, so that nothing
 * here is shared between them.
 */
export function remembered(name: string): string | undefined {
  return sessionStorage.getItem(name) ?? undefined;
}

/** Remembers words; with empty ones it forgets. */
export function remember(name: string, words: string): void {
  if (words === '') sessionStorage.removeItem(name);
  else sessionStorage.setItem(name, words);
}

/** Forgets all: another start of the bot has another Discord, in which nothing of this one exists. */
export function forgetAll(): void {
  sessionStorage.clear();
}
