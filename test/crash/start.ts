import { z } from 'zod';

/** What the bot's process is told, in a file. */
export const startSchema = z.object({
  token: z.string(),
  api: z.string(),
  database: z.string(),
  folder: z.string(),
  incident: z.string(),
});

export type Start = z.infer<typeof startSchema>;
