import type { WithheldSummary } from '../replies/change-reply.ts';
import { type Block, item } from './blocks.ts';

/** What stays withheld, and what a file without it may say in other words. */
export function withheldItems({ withheldFacts = [], withheldUnmatched = [] }: WithheldSummary): Block[] {
  const names = withheldFacts.map(({ factId, withholdingId }) =>
    factId === withholdingId ? factId : `${factId} (as ${withholdingId})`,
  );
  return [
    ...(names.length > 0 ? [item(`Still withheld on this server: ${names.join(', ')}`)] : []),
    ...(withheldUnmatched.length > 0
      ? [
          item(
            `Withheld on this server, but not found in this file: ${withheldUnmatched.join(', ')}. If a fact says the same in other words, withhold that fact too.`,
          ),
        ]
      : []),
  ];
}
