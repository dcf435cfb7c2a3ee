import type { Difference } from '../knowledge/difference.ts';
import type { Incident, Knowledge } from '../knowledge/knowledge.ts';

/** A revision as people see it. `name` is what it is called: "3" of this server, "folder 2". */
export type RevisionLine = {
  readonly name: string;
  readonly at: Date;
  /** A user id, where somebody is known. */
  readonly by: string | undefined;
  readonly origin: 'folder' | 'upload' | 'rollback' | 'draft';
  readonly note: string;
  readonly facts: number;
  readonly inForce: boolean;
};

/** How a set of questions fares under two states of the knowledge. */
export type Fares = {
  readonly questions: number;
  readonly before: FareCounts;
  readonly after: FareCounts;
  /** Questions whose outcome or entry is another one now; at most ten are named. */
  readonly changed: number;
  readonly examples: readonly { readonly question: string; readonly before: string; readonly after: string }[];
};
export type FareCounts = {
  readonly answered: number;
  readonly notStated: number;
  readonly unsure: number;
  readonly noMatch: number;
};

/** What stays withheld on a server whatever its file says; neither is there where it would be empty. */
export type WithheldHere = {
  /** Facts of the file that moderators withhold here, and the ids under which they did. */
  readonly withheld?: readonly { readonly id: string; readonly as: string }[];
  /** Ids that are withheld here, and that neither this file has nor anything that says the same. */
  readonly withheldElse?: readonly string[];
};

/** What would happen if a file were put in force, shown to one moderator before anything does. */
export type Preview = WithheldHere & {
  readonly kind: 'preview';
  readonly id: string;
  readonly incident: Incident;
  /** What it is compared with, such as "folder 2". */
  readonly against: string;
  readonly difference: Difference;
  readonly commandsAdded: readonly string[];
  readonly commandsRemoved: readonly string[];
  /** The questions that come with the project, where they are about this incident. */
  readonly ownQuestions?: Fares;
  /** What was asked on this server of late, as far as it is still known. */
  readonly recentQuestions?: Fares;
  /** Titles of the other incidents that a reload changes along with this one. */
  readonly alsoChanges?: readonly string[];
  /** Public answers that would be corrected. */
  readonly corrections: number;
  /** More than a fifth of the facts or of the sentences would be lost. */
  readonly losesMuch: boolean;
  /**
   * Why it is shown: at first; `sure` since much would be lost and it takes a second press; `moved` since somebody else
   * has changed the state in the meantime, and this is the comparison with what is in force now.
   */
  readonly step: 'first' | 'sure' | 'moved';
};

/** A change that has come into force. */
export type InForce = WithheldHere & {
  readonly kind: 'in-force';
  readonly how: 'reload' | 'upload' | 'rollback' | 'draft' | 'follow-operator';
  /** What it is called, where a revision was made. */
  readonly revision?: string;
  readonly difference: Difference;
  readonly knowledge: Knowledge;
  readonly commandsFailed: boolean;
  /** Public answers that are being corrected. */
  readonly corrections: number;
  /** What this server is answered from instead, where it has a revision of its own that a reload passes by. */
  readonly ownRevision?: string;
};
