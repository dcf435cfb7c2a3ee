import { z } from 'zod';

/** The settings of the bot's process, in a file. */
export const startSchema = z.object({
  token: z.string(),
  api: z.string(),
  database: z.string(),
  folder: z.string(),
  incident: z.string(),
});

export type Start = z.infer<typeof startSchema>;
