/** Text as Discord shows it: its Markdown read already, its names looked up. */
export type Mark =
  | { readonly kind: 'text' | 'code' | 'emoji'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'block'; readonly text: string; readonly language: string }
  | { readonly kind: Wrapping; readonly inside: readonly Mark[] }
  | { readonly kind: 'heading'; readonly level: number; readonly inside: readonly Mark[] }
  | { readonly kind: 'link'; readonly address: string; readonly inside: readonly Mark[] }
  | { readonly kind: 'list'; readonly first: number | undefined; readonly items: readonly (readonly Mark[])[] }
  | { readonly kind: 'mention'; readonly text: string }
  /** `seconds` since 1970; `style` is one of Discord's letters, t T d D f F R. */
  | { readonly kind: 'time'; readonly seconds: number; readonly style: string };
export type Wrapping = 'bold' | 'italic' | 'underline' | 'struck' | 'spoiler' | 'quote' | 'small';
