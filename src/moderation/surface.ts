import type { Reply } from '../answering/reply.ts';

/** How a message is drawn anew when what it shows has changed; undefined for what is never corrected. */
export function surfaceOf(reply: Reply): string | undefined {
  switch (reply.kind) {
    case 'answered':
    case 'not-stated':
      return 'told';
    case 'timeline':
      return `timeline ${reply.facts.page}`;
    default:
      return undefined;
  }
}
