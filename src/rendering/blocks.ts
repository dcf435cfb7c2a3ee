/**
 * What a reply says, before it is known where. Texts are plain: each surface escapes them in its own way.
 * `quote` holds words of a source, which may be left out whole but are never shortened.
 */
export type Block = (
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'small'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string; readonly label: string; readonly marked?: boolean }
  | { readonly kind: 'item'; readonly text: string; readonly detail?: string }
) & {
  /** Which of several answers it is part of, from 0; later ones are left out as a whole before the first loses anything. */
  readonly group?: number;
};

/** What a press does is known by its action; the argument says on what. Together they are the button's custom id. */
export type Button = { readonly label: string; readonly action: string; readonly argument: string };

/** A text that goes along as a file, since a message could not hold it. */
export type TextFile = { readonly name: string; readonly text: string };

/** A reply in words. */
export type Page = {
  readonly blocks: readonly Block[];
  readonly buttons: readonly Button[];
  readonly file?: TextFile;
};

export const strong = (text: string): Block => ({ kind: 'strong', text });
export const plain = (text: string): Block => ({ kind: 'text', text });
export const small = (text: string): Block => ({ kind: 'small', text });
export const quote = (text: string, label: string, marked = false): Block => ({ kind: 'quote', text, label, marked });
export const item = (text: string, detail?: string): Block => ({
  kind: 'item',
  text,
  ...(detail === undefined ? {} : { detail }),
});

/** Blocks that stand or go together. */
export function grouped(blocks: readonly Block[], group: number): Block[] {
  return blocks.map((block) => ({ ...block, group }));
}

/** Words without buttons. */
export function page(...blocks: readonly Block[]): Page {
  return { blocks, buttons: [] };
}
