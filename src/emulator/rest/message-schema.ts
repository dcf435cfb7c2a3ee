import { AllowedMentionsTypes, MessageReferenceType } from 'discord-api-types/v10';
import { z } from 'zod';
import { messageComponentsSchema } from './component-schema.ts';
import { embedsSchema } from './embed-schema.ts';
import { rule, snowflake } from './validation.ts';

/** In characters. Discord's specification says 4000 for messages of bots, its documentation 2000. */
const maxContentLength = 2000;

const { Everyone, Role, User } = AllowedMentionsTypes;
const flag = z.boolean().exactOptional();

const allowedMentionsSchema = z
  .object({
    parse: z.array(z.literal([Everyone, Role, User])).exactOptional(),
    roles: z.array(snowflake).max(100).exactOptional(),
    users: z.array(snowflake).max(100).exactOptional(),
    replied_user: flag,
  })
  .check(
    rule((allowed, report) => {
      for (const kind of [User, Role] as const) {
        if (!allowed.parse?.includes(kind) || !allowed[kind]?.length) continue;
        const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
        report('MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
      }
    }),
  );

/** A file of the request (by its number in `files[n]`) or of the message before the edit (by its id). */
const attachmentSchema = z.object({
  id: z.union([z.int().min(0), snowflake]),
  filename: z.string().max(1024).exactOptional(),
  title: z.string().max(1024).exactOptional(),
  description: z.string().max(1024).exactOptional(),
});

/** A message, in every request that sends or edits one. */
export const messageBodySchema = z.strictObject({
  content: z.string().max(maxContentLength).nullable().exactOptional(),
  embeds: embedsSchema.nullable().exactOptional(),
  components: messageComponentsSchema.nullable().exactOptional(),
  attachments: z.array(attachmentSchema).max(10).nullable().exactOptional(),
  allowed_mentions: allowedMentionsSchema.nullable().exactOptional(),
  flags: z.int().min(0).nullable().exactOptional(),
  // Clients send these three with edits too, where they have no effect.
  tts: flag,
  nonce: z.union([z.int(), z.string().max(25)]).exactOptional(),
  enforce_nonce: flag,
});
export type MessageBody = z.infer<typeof messageBodySchema>;

/** A new message in a channel. */
export const createMessageSchema = messageBodySchema.extend({
  message_reference: z
    .object({
      type: z.literal(MessageReferenceType.Default).exactOptional(),
      message_id: snowflake,
      channel_id: snowflake.exactOptional(),
      guild_id: snowflake.exactOptional(),
      fail_if_not_exists: flag,
    })
    .exactOptional(),
});
export type MessageReference = NonNullable<z.infer<typeof createMessageSchema>['message_reference']>;
