/** The first hit of a library. */
type SearchHit = {
  /** Index of the text, from 0. */
  readonly position: number;
  /** The library's own score, adjusted so that higher is better; comparable within one library only. */
  readonly score: number;
};

/** A search library with the settings that did best on these questions. */
export type SearchLibrary = {
  readonly name: string;
  /** Its settings in a few words, for the table. */
  readonly configuration: string;
  /** Indexes the texts; the search returns the best of them. */
  readonly createIndex: (texts: readonly string[]) => SearchFunction;
};

export type SearchFunction = (question: string) => SearchHit | undefined;
