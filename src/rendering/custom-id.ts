import type { Button } from './blocks.ts';

/** All that a button needs to work, also after a restart, stands in its custom id. */
export function formatCustomId({ action, argument }: Pick<Button, 'action' | 'argument'>): string {
  return `${action}:${argument}`;
}

/** Any text may come back from a client; the parts are not trusted further than that they are texts. */
export function parseCustomId(text: string): { action: string; argument: string } {
  const [action = '', ...argument] = text.split(':');
  return { action, argument: argument.join(':') };
}
