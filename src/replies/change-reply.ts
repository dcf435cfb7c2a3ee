import type { KnowledgeDiff } from '../knowledge/diff.ts';
import type { Incident, Knowledge } from '../knowledge/knowledge.ts';

/** A revision as users see it. `label`: "3" for this server's revision 3, or "folder 2". */
export type RevisionSummary = {
  readonly label: string;
  readonly createdAt: Date;
  /** A user id; undefined if unknown or not visible to this moderator. */
  readonly moderatorId: string | undefined;
  readonly origin: 'folder' | 'upload' | 'rollback' | 'draft';
  readonly note: string;
  readonly factCount: number;
  readonly isActive: boolean;
};

/** The outcomes of a set of questions before and after a change. */
export type OutcomeComparison = {
  readonly questionCount: number;
  readonly before: OutcomeCounts;
  readonly after: OutcomeCounts;
  /** The number of questions with another outcome or entry; `examples` lists up to ten. */
  readonly changedCount: number;
  readonly examples: readonly { readonly question: string; readonly before: string; readonly after: string }[];
};
export type OutcomeCounts = {
  readonly answered: number;
  readonly notStated: number;
  readonly unsure: number;
  readonly noMatch: number;
};

/** Withholdings of a server that outlast a change of its file. Empty lists are omitted. */
export type WithheldSummary = {
  /** Facts of the file that stay withheld, with the ids under which they were withheld. */
  readonly withheldFacts?: readonly { readonly factId: string; readonly withholdingId: string }[];
  /** Withheld ids that match no fact of the file, neither by id nor by content. */
  readonly withheldUnmatched?: readonly string[];
};

/** The effects of publishing a file, shown to the moderator for confirmation. */
export type ChangePreview = WithheldSummary & {
  readonly kind: 'preview';
  readonly id: string;
  readonly incident: Incident;
  /** The label of the revision that it is compared with, such as "folder 2". */
  readonly baseline: string;
  readonly difference: KnowledgeDiff;
  readonly commandsAdded: readonly string[];
  readonly commandsRemoved: readonly string[];
  /** The project's own evaluation questions, if they are about this incident. */
  readonly bundledQuestions?: OutcomeComparison;
  /** Recent questions on this server that are still stored. */
  readonly recentQuestions?: OutcomeComparison;
  /** Titles of the other incidents that a reload changes along with this one. */
  readonly otherIncidentTitles?: readonly string[];
  /** Public answers that would be corrected. */
  readonly correctionCount: number;
  /** How readers would learn of it. */
  readonly changeKind: 'update' | 'correction';
  readonly postsNews: boolean;
  /** The channel answers about another incident. */
  readonly answersAbout?: OtherIncident;
  /** More than a fifth of the facts or of the sentences would be lost. */
  readonly isLargeDeletion: boolean;
  /**
   * Why it is shown. 'first': the change was proposed. 'confirm': a large deletion takes a second press. 'rebased': another
   * change was published in the meantime, so this compares with the revisions that are active now.
   */
  readonly step: 'first' | 'confirm' | 'rebased';
};

/** The incidents that a server and a channel answer about, by title, if the changed one is not that of the channel. */
export type OtherIncident = {
  readonly serverTitle: string;
  readonly channelTitle: string;
};

/** A published change. */
export type ChangeApplied = WithheldSummary & {
  readonly kind: 'change-applied';
  readonly how: 'reload' | 'upload' | 'rollback' | 'draft' | 'follow-operator';
  /** The label of the new revision, if one was made. */
  readonly revision?: string;
  readonly difference: KnowledgeDiff;
  readonly knowledge: Knowledge;
  readonly commandsFailed: boolean;
  /** Public answers that are being corrected. */
  readonly correctionCount: number;
  /** The channel answers about another incident. */
  readonly answersAbout?: OtherIncident;
  /** The label of the server's own revision, which a reload does not replace. */
  readonly ownRevision?: string;
};
