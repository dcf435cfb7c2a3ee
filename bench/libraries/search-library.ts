/** The text that a library found first. */
type SearchHit = {
  /** Which text, counted from 0 in the order in which they were given. */
  readonly position: number;
  /** How well it matches, by the library's own measure made so that more is better; comparable within one library only. */
  readonly score: number;
};

/** A search library, set up for questions as well as we could. */
export type SearchLibrary = {
  readonly name: string;
  /** How it is set up, in a few words for the table's reader. */
  readonly configuration: string;
  /** Indexes the texts; the search finds the best of them. */
  readonly createIndex: (texts: readonly string[]) => SearchFunction;
};

export type SearchFunction = (question: string) => SearchHit | undefined;
