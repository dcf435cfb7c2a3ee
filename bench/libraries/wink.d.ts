/** Neither of wink's two packages has types; these are the parts used here, from their sources. */
declare module 'wink-bm25-text-search' {
  type Index = {
    defineConfig(config: { fldWeights: Record<string, number> }): boolean;
    /** Each step gets the result of the previous one: the text, then its tokens. */
    definePrepTasks(steps: readonly ((input: never) => unknown)[]): number;
    addDoc(document: Record<string, string>, id: number): number;
    /** Must be called once, after the last document. */
    consolidate(): boolean;
    /** Ids with their scores, the best first. */
    search(text: string, limit?: number): [id: string, score: number][];
  };
  export default function openIndex(): Index;
}

declare module 'wink-nlp-utils' {
  const wink: {
    readonly string: { lowerCase(text: string): string; tokenize0(text: string): string[] };
    readonly tokens: { stem(tokens: string[]): string[] };
  };
  export default wink;
}
