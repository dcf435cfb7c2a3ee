import type { WithheldHere } from '../answering/change-reply.ts';
import { type Block, item } from './blocks.ts';

/** What stays withheld, and what a file without it may say in other words. */
export function withheldItems({ withheld = [], withheldElse = [] }: WithheldHere): Block[] {
  const named = withheld.map(({ id, as }) => (id === as ? id : `${id} (as ${as})`));
  return [
    ...(named.length > 0 ? [item(`Withheld on this server, and not told: ${named.join(', ')}`)] : []),
    ...(withheldElse.length > 0
      ? [
          item(
            `Withheld on this server, and not among these facts: ${withheldElse.join(', ')}. If one of them says the same in other words, withhold that too.`,
          ),
        ]
      : []),
  ];
}
