import { z } from 'zod';

const fact = z.object({ id: z.string(), said: z.string() });

/**
 * What a post about news was planned to tell, as the outbox keeps it: ids, and a hash of what they said, so that nothing is
 * posted that has been withheld or changed since.
 */
export const newsData = z.object({
  incident: z.string(),
  added: z.array(fact.extend({ unstatedBefore: z.string().exactOptional() })),
  changed: z.array(fact.extend({ before: z.string() })),
  removed: z.array(z.object({ id: z.string(), answer: z.string() })),
});

export type NewsData = z.output<typeof newsData>;
