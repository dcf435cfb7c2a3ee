/**
 * Values that survive a reload in this tab. Two tabs are two sessions, so nothing is shared between them. Values also
 * survive a restart of the bot, after which all ids differ.
 */
export function readTabStorage(name: string): string {
  return sessionStorage.getItem(name) ?? '';
}

/** Stores a text; an empty one is removed. */
export function writeTabStorage(name: string, text: string): void {
  if (text === '') sessionStorage.removeItem(name);
  else sessionStorage.setItem(name, text);
}

/** Removes and returns a text. */
export function takeTabStorage(name: string): string {
  const text = readTabStorage(name);
  writeTabStorage(name, '');
  return text;
}
