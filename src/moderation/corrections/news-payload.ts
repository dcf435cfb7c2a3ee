import { z } from 'zod';

const factReference = z.object({ id: z.string(), contentHash: z.string() });

/**
 * What a post about news was planned to tell, as the outbox keeps it: ids, and a hash of what they said, so that nothing is
 * posted that has been withheld or changed since.
 */
export const newsPayloadSchema = z.object({
  incidentId: z.string(),
  added: z.array(factReference.extend({ notStatedQuestion: z.string().exactOptional() })),
  changed: z.array(factReference.extend({ before: z.string() })),
  removed: z.array(z.object({ id: z.string(), answer: z.string() })),
});

export type NewsPayload = z.output<typeof newsPayloadSchema>;
