/** Text as Discord shows it: its Markdown read already, its names looked up. */
export type MarkdownNode =
  | { readonly kind: 'text' | 'code' | 'emoji'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'block'; readonly text: string; readonly language: string }
  | { readonly kind: MarkdownStyle; readonly children: readonly MarkdownNode[] }
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly MarkdownNode[] }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly MarkdownNode[] }
  | { readonly kind: 'list'; readonly first: number | undefined; readonly items: readonly (readonly MarkdownNode[])[] }
  | { readonly kind: 'mention'; readonly text: string }
  /** `seconds` since 1970; `style` is one of Discord's letters, t T d D f F R. */
  | { readonly kind: 'time'; readonly seconds: number; readonly style: string };
export type MarkdownStyle = 'bold' | 'italic' | 'underline' | 'strikethrough' | 'spoiler' | 'quote' | 'small';
