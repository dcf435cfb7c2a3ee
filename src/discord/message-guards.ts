/** What errands need to know of a message that Discord hands out. */
export type Message = { readonly id: string; readonly content: string };

export function isMessage(value: unknown): value is Message {
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
export function authorOf(message: object): unknown {
  return 'author' in message ? idOf(message.author) : undefined;
}

export function idOf(value: unknown): unknown {
  return typeof value === 'object' && value && 'id' in value ? value.id : undefined;
}

/** The message that it replies to. */
export function referenceOf(message: object): unknown {
  const reference = 'message_reference' in message ? message.message_reference : undefined;
  return typeof reference === 'object' && reference && 'message_id' in reference ? reference.message_id : undefined;
}
