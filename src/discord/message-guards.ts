/** What errands need to know of a message that Discord hands out. */
export type ApiMessage = { readonly id: string; readonly content: string };

export function isApiMessage(value: unknown): value is ApiMessage {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'content' in value &&
    typeof value.content === 'string'
  );
}

/** The user id of whoever wrote it. */
export function readAuthorId(message: object): unknown {
  return 'author' in message ? readId(message.author) : undefined;
}

export function readId(value: unknown): unknown {
  return typeof value === 'object' && value && 'id' in value ? value.id : undefined;
}

/** The message that it replies to. */
export function readReferencedMessageId(message: object): unknown {
  const reference = 'message_reference' in message ? message.message_reference : undefined;
  return typeof reference === 'object' && reference && 'message_id' in reference ? reference.message_id : undefined;
}
