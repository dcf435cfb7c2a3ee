/**
 * What a reply says, before it is known where. Texts are plain: each surface escapes them in its own way.
 * `quote` holds words of a source, which may be left out whole but are never shortened.
 */
export type Block = (
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'small'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string; readonly label: string; readonly marked?: boolean }
  | { readonly kind: 'item'; readonly text: string; readonly detail?: string }
  /** Words that hold no longer. */
  | { readonly kind: 'strikethrough'; readonly text: string }
) & {
  /** Who did it, by user id, shown behind the text: Discord shows the name, and nobody is pinged. */
  readonly userId?: string;
  /** The channel that it is about, by id, shown in the same way. */
  readonly channelId?: string;
  /** When it will be so, shown behind the text: Discord counts the time until then. */
  readonly dueAt?: Date;
  /** Which of several answers it is part of, from 0; later ones are left out as a whole before the first loses anything. */
  readonly group?: number;
};

/**
 * What a press does is known by its action; the argument says on what. Together they are the button's custom id. Buttons of
 * one `row`, 0 if not said, stand beside each other.
 */
export type Button = {
  readonly label: string;
  readonly action: string;
  readonly argument: string;
  readonly row?: number;
};

/** What goes along as a file, since a message could not hold it; a picture is described for those who do not see it. */
export type MessageFile =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly svg: string; readonly description: string };

/** A reply in words. */
export type MessageView = {
  readonly blocks: readonly Block[];
  readonly buttons: readonly Button[];
  /** What a group of its blocks is called where some are left out: "answer" if not said. */
  readonly groupNoun?: string;
  readonly file?: MessageFile;
  /** Goes along only where something had to be left out. */
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

/** A line that says who did it; the same line where nobody is known. */
export function withAuthor(block: Block, userId: string | undefined): Block {
  return userId === undefined ? block : { ...block, userId };
}

/** Blocks that stand or go together. */
export function grouped(blocks: readonly Block[], group: number): Block[] {
  return blocks.map((block) => ({ ...block, group }));
}

/** Words without buttons. */
export function textView(...blocks: readonly Block[]): MessageView {
  return { blocks, buttons: [] };
}
