import type { KnowledgeDiff } from '../knowledge/diff.ts';
import type { Incident, Knowledge } from '../knowledge/knowledge.ts';

/** A revision as people see it. `name` is what it is called: "3" of this server, "folder 2". */
export type RevisionSummary = {
  readonly label: string;
  readonly createdAt: Date;
  /** A user id, where somebody is known. */
  readonly moderatorId: string | undefined;
  readonly origin: 'folder' | 'upload' | 'rollback' | 'draft';
  readonly note: string;
  readonly factCount: number;
  readonly isActive: boolean;
};

/** How a set of questions fares under two states of the knowledge. */
export type OutcomeComparison = {
  readonly questionCount: number;
  readonly before: OutcomeCounts;
  readonly after: OutcomeCounts;
  /** Questions whose outcome or entry is another one now; at most ten are named. */
  readonly changedCount: number;
  readonly examples: readonly { readonly question: string; readonly before: string; readonly after: string }[];
};
export type OutcomeCounts = {
  readonly answered: number;
  readonly notStated: number;
  readonly unsure: number;
  readonly noMatch: number;
};

/** What stays withheld on a server whatever its file says; neither is there where it would be empty. */
export type WithheldSummary = {
  /** Facts of the file that moderators withhold here, and the ids under which they did. */
  readonly withheldFacts?: readonly { readonly factId: string; readonly withholdingId: string }[];
  /** Ids that are withheld here, and that neither this file has nor anything that says the same. */
  readonly withheldUnmatched?: readonly string[];
};

/** What would happen if a file were put in force, shown to one moderator before anything does. */
export type ChangePreview = WithheldSummary & {
  readonly kind: 'preview';
  readonly id: string;
  readonly incident: Incident;
  /** What it is compared with, such as "folder 2". */
  readonly baseline: string;
  readonly difference: KnowledgeDiff;
  readonly commandsAdded: readonly string[];
  readonly commandsRemoved: readonly string[];
  /** The questions that come with the project, where they are about this incident. */
  readonly bundledQuestions?: OutcomeComparison;
  /** What was asked on this server of late, as far as it is still known. */
  readonly recentQuestions?: OutcomeComparison;
  /** Titles of the other incidents that a reload changes along with this one. */
  readonly otherIncidentTitles?: readonly string[];
  /** Public answers that would be corrected. */
  readonly correctionCount: number;
  /** More than a fifth of the facts or of the sentences would be lost. */
  readonly isLargeDeletion: boolean;
  /**
   * Why it is shown: at first; `sure` since much would be lost and it takes a second press; `moved` since somebody else
   * has changed the state in the meantime, and this is the comparison with what is in force now.
   */
  readonly step: 'first' | 'confirm' | 'rebased';
};

/** A change that has come into force. */
export type ChangeApplied = WithheldSummary & {
  readonly kind: 'change-applied';
  readonly how: 'reload' | 'upload' | 'rollback' | 'draft' | 'follow-operator';
  /** What it is called, where a revision was made. */
  readonly revision?: string;
  readonly difference: KnowledgeDiff;
  readonly knowledge: Knowledge;
  readonly commandsFailed: boolean;
  /** Public answers that are being corrected. */
  readonly correctionCount: number;
  /** What this server is answered from instead, where it has a revision of its own that a reload passes by. */
  readonly ownRevision?: string;
};
