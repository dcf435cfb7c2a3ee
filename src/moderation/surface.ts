import type { Listing, Reply } from '../answering/reply.ts';

/** How a message is drawn anew when what it shows has changed; undefined for what is never corrected. */
export function surfaceOf(reply: Reply): string | undefined {
  switch (reply.kind) {
    case 'answered':
    case 'not-stated':
      return 'told';
    case 'timeline':
      return `timeline ${reply.facts.page}`;
    case 'facts':
    case 'context':
    case 'unsure':
    case 'no-match':
      return surfaceOfListing(reply);
    default:
      return undefined;
  }
}

function surfaceOfListing(listing: Listing): string {
  switch (listing.kind) {
    case 'facts':
      return `facts ${listing.facts.page} ${listing.topic ?? ''}`.trim();
    case 'context':
      return `context ${listing.source.id} ${listing.asked ? 'asked' : 'cited'} ${listing.cited.join(',')}`;
    case 'unsure':
      return 'choices';
    case 'no-match':
      return listing.empty ? 'suggestions empty' : 'suggestions';
    default:
      return listing satisfies never;
  }
}
