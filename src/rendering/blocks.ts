/**
 * One part of a reply, independent of the output format. Texts are plain; each renderer escapes them. A `quote` is text of a
 * source: it may be left out as a whole but is never shortened.
 */
export type Block = (
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'small'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string; readonly label: string; readonly marked?: boolean }
  | { readonly kind: 'item'; readonly text: string; readonly detail?: string }
  /** Text that is no longer valid. */
  | { readonly kind: 'strikethrough'; readonly text: string }
) & {
  /** A user id shown after the text. Discord displays the name, and the user is not pinged. */
  readonly userId?: string;
  /** A channel id shown after the text. */
  readonly channelId?: string;
  /** A time shown after the text. Discord displays a countdown. */
  readonly dueAt?: Date;
  /** Index of the group, from 0. If the message is too long, the last groups are left out first, each as a whole. */
  readonly group?: number;
};

/** The action and its argument form the button's custom id. Buttons with the same `row` (default 0) share an action row. */
export type Button = {
  readonly label: string;
  readonly action: string;
  readonly argument: string;
  readonly row?: number;
};

/** An attached file. `description` is the alternative text of a picture. */
export type MessageFile =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly svg: string; readonly description: string };

/** A rendered reply. */
export type MessageView = {
  readonly blocks: readonly Block[];
  readonly buttons: readonly Button[];
  /** The noun for a group of blocks in the note about omitted groups; default "answer". */
  readonly groupNoun?: string;
  readonly file?: MessageFile;
  /** Attached only if blocks had to be left out. */
  readonly fileWhenCut?: MessageFile;
};

export const strong = (text: string): Block => ({ kind: 'strong', text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const strikethrough = (text: string): Block => ({ kind: 'strikethrough', text });
export const small = (text: string): Block => ({ kind: 'small', text });
export const quote = (text: string, label: string, marked = false): Block => ({ kind: 'quote', text, label, marked });
export const item = (text: string, detail?: string): Block => ({
  kind: 'item',
  text,
  ...(detail === undefined ? {} : { detail }),
});

/** Adds the author to a block, if there is one. */
export function withAuthor(block: Block, userId: string | undefined): Block {
  return userId === undefined ? block : { ...block, userId };
}

/** Assigns blocks to a group: they are shown or left out together. */
export function grouped(blocks: readonly Block[], group: number): Block[] {
  return blocks.map((block) => ({ ...block, group }));
}

/** A view without buttons. */
export function textView(...blocks: readonly Block[]): MessageView {
  return { blocks, buttons: [] };
}
