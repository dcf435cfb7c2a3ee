import { AllowedMentionsTypes, type APIAllowedMentions, MessageReferenceType } from 'discord-api-types/v10';
import { refine, type ValidationContext } from '../schema/guard.ts';
import { type InferGuard, object, optional } from '../schema/objects.ts';
import { array, boolean, nullable, number, oneOf, snowflake, string, union } from '../schema/values.ts';
import { messageComponentsSchema } from './component-schema.ts';
import { embedsSchema } from './embed-schema.ts';

/** The longest content, in characters. Discord's specification says 4000 for bots' messages, its documentation 2000. */
const maxContentLength = 2000;

const { Everyone, Role, User } = AllowedMentionsTypes;

const allowedMentionsSchema = refine(
  object({
    parse: optional(array(oneOf(Everyone, Role, User))),
    roles: optional(array(snowflake, { max: 100 })),
    users: optional(array(snowflake, { max: 100 })),
    replied_user: optional(boolean),
  }),
  (allowed: APIAllowedMentions, context: ValidationContext) =>
    checkExclusive(allowed, User, allowed.users, context) && checkExclusive(allowed, Role, allowed.roles, context),
);

function checkExclusive(
  { parse }: APIAllowedMentions,
  kind: AllowedMentionsTypes,
  ids: readonly string[] | undefined,
  context: ValidationContext,
): boolean {
  if (!parse?.includes(kind) || !ids?.length) return true;
  const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
  return context.addProblem('MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
}

/** A file of the message: one that comes with the request (its number in `files[n]`), or one that stays (its id). */
const attachmentSchema = object({
  id: union(number({ min: 0 }), snowflake),
  filename: optional(string({ max: 1024 })),
  title: optional(string({ max: 1024 })),
  description: optional(string({ max: 1024 })),
});

/** What a message may say, in each of the ways to send one. */
export const messageBodyFields = {
  content: optional(nullable(string({ max: maxContentLength }))),
  embeds: optional(nullable(embedsSchema)),
  components: optional(nullable(messageComponentsSchema)),
  attachments: optional(nullable(array(attachmentSchema, { max: 10 }))),
  allowed_mentions: optional(nullable(allowedMentionsSchema)),
  flags: optional(nullable(number({ min: 0 }))),
  // These three mean something only where a message is created; clients send them with edits too.
  tts: optional(boolean),
  nonce: optional(union(number(), string({ max: 25 }))),
  enforce_nonce: optional(boolean),
};

const messageBodySchema = object(messageBodyFields);
/** The fields of {@link messageBodyFields}, read. */
export type MessageBody = InferGuard<typeof messageBodySchema>;

/** What a message in a channel may hold. */
export const createMessageFields = {
  ...messageBodyFields,
  message_reference: optional(
    object({
      type: optional(oneOf(MessageReferenceType.Default)),
      message_id: snowflake,
      channel_id: optional(snowflake),
      guild_id: optional(snowflake),
      fail_if_not_exists: optional(boolean),
    }),
  ),
};
