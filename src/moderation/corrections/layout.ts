import type { ListReply, Reply } from '../../replies/reply.ts';

/** How a message is drawn anew when what it shows has changed; undefined for what is never corrected. */
export function layoutOf(reply: Reply): string | undefined {
  switch (reply.kind) {
    case 'answered':
    case 'not-stated':
      return 'answer';
    case 'timeline':
      return `timeline ${reply.facts.page}`;
    case 'facts':
    case 'context':
    case 'unsure':
    case 'no-match':
      return layoutOfList(reply);
    default:
      return undefined;
  }
}

function layoutOfList(list: ListReply): string {
  switch (list.kind) {
    case 'facts':
      return `facts ${list.facts.page} ${list.topic ?? ''}`.trim();
    case 'context':
      return `context ${list.source.id} ${list.isRequestedByNumber ? 'asked' : 'cited'} ${list.citedNumbers.join(',')}`;
    case 'unsure':
      return 'choices';
    case 'no-match':
      return list.empty ? 'suggestions empty' : 'suggestions';
    default:
      return list satisfies never;
  }
}
