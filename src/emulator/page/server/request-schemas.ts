import { z } from 'zod';
import type { PageFieldValue, PageOptionValue, PageRequests } from '../protocol.ts';

/** Maximum length of a name or id on Discord, in characters. */
const shortString = z.string().max(100);
const snowflake = z.string().regex(/^\d{1,20}$/);
const origin = { role: z.literal(['member', 'moderator']), channelId: snowflake };
const commandRequest = { ...origin, name: shortString, subcommand: shortString.exactOptional() };
const uploadedFile = z.object({ name: z.string().min(1).max(255), type: z.string().max(255), data: z.string() });
const optionValue: z.ZodType<PageOptionValue> = z.union([uploadedFile, z.string(), z.number(), z.boolean()]);
const fieldValue: z.ZodType<PageFieldValue> = z.union([z.string(), z.array(z.string()), z.array(uploadedFile)]);

/** The payload of each request of the page. */
export const requestSchemas: { readonly [Kind in keyof PageRequests]: z.ZodType<PageRequests[Kind]> } = {
  listMessages: z.object({ ...origin, beforeId: snowflake.exactOptional() }),
  listCommands: z.object(origin),
  sendMessage: z.object({
    ...origin,
    content: z.string(),
    repliedMessageId: snowflake.exactOptional(),
    pingsAuthor: z.boolean().exactOptional(),
  }),
  runCommand: z.object({ ...commandRequest, values: z.record(z.string(), optionValue) }),
  autocomplete: z.object({
    ...commandRequest,
    option: shortString,
    text: z.string(),
    values: z.record(z.string(), optionValue),
  }),
  runMessageCommand: z.object({ ...origin, name: shortString, messageId: snowflake }),
  pressButton: z.object({ ...origin, messageId: snowflake, customId: shortString }),
  selectOption: z.object({ ...origin, messageId: snowflake, customId: shortString, values: z.array(shortString) }),
  submitModal: z.object({ ...origin, modalId: snowflake, values: z.record(z.string(), fieldValue) }),
  watchTraffic: z.object({ isWatching: z.boolean() }),
};
