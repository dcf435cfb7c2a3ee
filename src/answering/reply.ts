import type { Difference } from '../knowledge/difference.ts';
import type { Care, Citation, Entry, Fact, Incident, Knowledge, NotStated, Source } from '../knowledge/knowledge.ts';
import type { Problem } from '../knowledge/problem.ts';
import type { Sentence } from '../knowledge/sentences.ts';

/** A fact, and the sentences that it rests on. */
export type Answered = {
  readonly kind: 'answered';
  readonly fact: Fact;
  /** The entries that came next, for "Not what I asked"; at most three. */
  readonly others: readonly Entry[];
  readonly care: readonly Care[];
  readonly incident: Incident;
  readonly source: Source;
  /** What else the same message asked, in its order; at most two. */
  readonly more: readonly Told[];
};

/** The question was understood, and the article does not say. */
export type Unstated = {
  readonly kind: 'not-stated';
  readonly entry: NotStated;
  readonly nearest?: Citation;
  readonly others: readonly Entry[];
  readonly care: readonly Care[];
  readonly incident: Incident;
  readonly source: Source;
  readonly more: readonly Told[];
};

/** A reply that an entry gives. */
export type Told = Answered | Unstated;

/** More than one thing may be meant; at most three to choose from. */
export type Unsure = { readonly kind: 'unsure'; readonly choices: readonly Entry[]; readonly care: readonly Care[] };

/** Nothing was recognised. `empty` where there was no question to match. */
export type NoMatch = {
  readonly kind: 'no-match';
  readonly empty: boolean;
  /** Help for the person who wrote, where their words ask for it; it stands in place of everything else. */
  readonly care: readonly Care[];
  readonly suggestions: readonly Fact[];
  readonly incident: Incident;
};

/** What becomes of a question: one of four, each with wording of its own. */
export type Answer = Answered | Unstated | Unsure | NoMatch;

/** One page of a longer list; `page` counts from 1. */
export type Page<T> = { readonly items: readonly T[]; readonly page: number; readonly pages: number };

/** What does not exist, is not allowed or went wrong, told kindly. */
export type Notice =
  | 'entry-gone'
  | 'no-such-sentence'
  | 'no-such-topic'
  | 'needs-manage-server'
  | 'too-fast'
  | 'no-text'
  | 'outdated'
  | 'failed';

/** Everything that the bot can say, as plain data; how it looks is the business of rendering. */
export type Reply =
  | Answer
  | { readonly kind: 'facts'; readonly topic?: string; readonly facts: Page<Fact>; readonly knowledge: Knowledge }
  | { readonly kind: 'timeline'; readonly facts: Page<Fact>; readonly incident: Incident }
  | { readonly kind: 'unknowns'; readonly entries: Page<NotStated>; readonly incident: Incident }
  | { readonly kind: 'source'; readonly source: Source; readonly incident: Incident }
  | {
      readonly kind: 'context';
      /** Whether the sentence was asked for by its number, and is not one that an answer cites. */
      readonly asked: boolean;
      readonly cited: readonly number[];
      readonly sentences: readonly Sentence[];
      readonly source: Source;
    }
  | { readonly kind: 'others'; readonly entries: readonly Entry[] }
  | {
      readonly kind: 'about';
      readonly incident: Incident;
      readonly commands: readonly { name: string; description: string }[];
    }
  | { readonly kind: 'status'; readonly knowledge: Knowledge; readonly since: Date }
  | {
      readonly kind: 'reloaded';
      readonly difference: Difference;
      readonly knowledge: Knowledge;
      readonly commandsFailed: boolean;
    }
  | { readonly kind: 'refused'; readonly problems: readonly FileProblem[] }
  | { readonly kind: 'notice'; readonly notice: Notice };

/** A problem and the file that has it. */
export type FileProblem = Problem & { readonly file: string };

/** The reply of one kind. */
export type ReplyOf<Kind extends Reply['kind']> = Extract<Reply, { kind: Kind }>;
