import { AllowedMentionsTypes, type APIAllowedMentions, MessageReferenceType } from 'discord-api-types/v10';
import { type Place, withRule } from '../guards/form.ts';
import { fields, type Guarded, optional } from '../guards/objects.ts';
import { either, list, nullable, number, oneOf, snowflake, text, yesOrNo } from '../guards/values.ts';
import { messageComponents } from './component-form.ts';
import { embeds } from './embed-form.ts';

/** The longest content, in characters. Discord's specification says 4000 for bots' messages, its documentation 2000. */
const LONGEST_CONTENT = 2000;

const { Everyone, Role, User } = AllowedMentionsTypes;

const allowedMentions = withRule(
  fields({
    parse: optional(list(oneOf(Everyone, Role, User))),
    roles: optional(list(snowflake, { max: 100 })),
    users: optional(list(snowflake, { max: 100 })),
    replied_user: optional(yesOrNo),
  }),
  (allowed: APIAllowedMentions, place: Place) =>
    isExclusive(allowed, User, allowed.users, place) && isExclusive(allowed, Role, allowed.roles, place),
);

function isExclusive(
  { parse }: APIAllowedMentions,
  kind: AllowedMentionsTypes,
  ids: readonly string[] | undefined,
  place: Place,
): boolean {
  if (!parse?.includes(kind) || !ids?.length) return true;
  const words = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
  return place.refuse('MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', words);
}

/** A file of the message: one that comes with the request (its number in `files[n]`), or one that stays (its id). */
const attachment = fields({
  id: either(number({ min: 0 }), snowflake),
  filename: optional(text({ max: 1024 })),
  title: optional(text({ max: 1024 })),
  description: optional(text({ max: 1024 })),
});

/** What a message may say, in each of the ways to send one. */
export const contentsShape = {
  content: optional(nullable(text({ max: LONGEST_CONTENT }))),
  embeds: optional(nullable(embeds)),
  components: optional(nullable(messageComponents)),
  attachments: optional(nullable(list(attachment, { max: 10 }))),
  allowed_mentions: optional(nullable(allowedMentions)),
  flags: optional(nullable(number({ min: 0 }))),
  // These three mean something only where a message is created; clients send them with edits too.
  tts: optional(yesOrNo),
  nonce: optional(either(number(), text({ max: 25 }))),
  enforce_nonce: optional(yesOrNo),
};

const contents = fields(contentsShape);
/** The fields of {@link contentsShape}, read. */
export type ContentsForm = Guarded<typeof contents>;

/** What a message in a channel may hold. */
export const createShape = {
  ...contentsShape,
  message_reference: optional(
    fields({
      type: optional(oneOf(MessageReferenceType.Default)),
      message_id: snowflake,
      channel_id: optional(snowflake),
      guild_id: optional(snowflake),
      fail_if_not_exists: optional(yesOrNo),
    }),
  ),
};
