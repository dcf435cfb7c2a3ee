/** The text that a library found first. */
export type Hit = {
  /** Which text, counted from 0 in the order in which they were given. */
  readonly place: number;
  /** How well it matches, by the library's own measure made so that more is better; comparable within one library only. */
  readonly score: number;
};

/** A search library, set up for questions as well as we could. */
export type Peer = {
  readonly name: string;
  /** How it is set up, in a few words for the table's reader. */
  readonly setUp: string;
  /** Indexes the texts; the search finds the best of them. */
  readonly open: (texts: readonly string[]) => Search;
};

export type Search = (question: string) => Hit | undefined;
