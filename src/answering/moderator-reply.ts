import type { Difference } from '../knowledge/difference.ts';
import type { Entry, Fact, Incident, Knowledge } from '../knowledge/knowledge.ts';
import type { Sentence } from '../knowledge/sentences.ts';
import type { Explanation } from './explanation.ts';
import type { Listing, Timeline, Told } from './reply.ts';

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

/** What would happen if a file were put in force, shown to one moderator before anything does. */
export type Preview = {
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
  /** Facts of the file that moderators withhold here, and the ids under which they did. */
  readonly withheld?: readonly { readonly id: string; readonly as: string }[];
  /** Ids that are withheld here, and that neither this file has nor anything that says the same. */
  readonly withheldElse?: readonly string[];
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
export type InForce = {
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

/** A group of questions that are alike. `id` is that of one gap of it. */
export type GapGroup = {
  readonly id: number;
  /** The wording that was asked most. */
  readonly question: string;
  readonly wordings: readonly string[];
  readonly count: number;
  readonly last: Date;
  readonly kinds: readonly ('unmatched' | 'unsure' | 'not-asked' | 'unsupported')[];
  /** What was shown, where something was. */
  readonly entry?: Entry;
};

/** A field of a form. `id` names it in what is sent in. */
export type FormField =
  | {
      readonly kind: 'line' | 'paragraph';
      readonly id: string;
      readonly label: string;
      readonly hint?: string;
      readonly value: string;
      readonly longest: number;
      readonly required: boolean;
    }
  | {
      readonly kind: 'choice';
      readonly id: string;
      readonly label: string;
      readonly hint?: string;
      /** At most 25. */
      readonly choices: readonly {
        readonly value: string;
        readonly label: string;
        readonly detail?: string;
        readonly chosen: boolean;
      }[];
      readonly least: number;
      readonly most: number;
    };

/** A form to fill in; what is sent in comes to the form of this action, with the argument. At most five fields. */
export type Form = {
  readonly kind: 'form';
  readonly action: string;
  readonly argument: string;
  readonly title: string;
  readonly fields: readonly FormField[];
};

export type Report = {
  readonly kind: 'report';
  readonly days: number;
  /** Every day of the time, oldest first, those without questions too. */
  readonly perDay: readonly {
    readonly day: string;
    readonly answered: number;
    readonly notStated: number;
    readonly unsure: number;
    readonly noMatch: number;
    readonly withheld: number;
  }[];
  readonly mostAsked: readonly { readonly question: string; readonly count: number }[];
  /** Facts that nobody was shown in this time. */
  readonly leastFound: readonly string[];
  readonly votes: { readonly helpful: number; readonly notAsked: number; readonly unsupported: number };
  readonly disputed: readonly { readonly question: string; readonly unsupported: number }[];
  readonly gaps: number;
  readonly topGaps: readonly GapGroup[];
};

/** What has become of one thing that an earlier answer said. */
export type Correction = {
  /**
   * 'changed' has another answer; 'requoted' the same, on other words or from another mouth; 'removed' has none any more;
   * 'withheld' must not be repeated; 'stated-now' was not stated before; 'back' was removed or withheld, and is told again.
   */
  readonly what: 'changed' | 'requoted' | 'removed' | 'withheld' | 'stated-now' | 'back';
  /** What the message said, struck through: an answer, or the question that was not answered; '' where nothing is. */
  readonly before: string;
};

/** Everything that moderators see beside what everybody sees. */
export type ModeratorReply =
  | Preview
  | InForce
  | Form
  | Report
  | { readonly kind: 'history'; readonly incident: Incident; readonly revisions: readonly RevisionLine[] }
  | {
      readonly kind: 'entry-details';
      readonly entry: Entry;
      readonly withheldFor?: string;
      readonly sentences: readonly Sentence[];
      /** In the last days, see RETENTION_DAYS. */
      readonly asked: number;
      readonly votes: { readonly helpful: number; readonly notAsked: number; readonly unsupported: number };
      readonly publicAnswers: number;
    }
  | { readonly kind: 'download'; readonly name: string; readonly bytes: Uint8Array; readonly revision: string }
  | {
      readonly kind: 'explained';
      readonly question: string;
      readonly explanation: Explanation;
      readonly entry?: Entry /** What people are told in place of what was recognised: that it is withheld, or help for whoever speaks of themselves. */;
      readonly instead?: 'withheld' | 'care';
    }
  | {
      readonly kind: 'withholding';
      readonly what: 'withheld' | 'restored';
      readonly entry: string;
      readonly corrections: number;
      /** Facts that rest on the same sentences and are still told. */
      readonly sharing: readonly Fact[];
      /** Ids of others that are withheld with it, or told again with it, since they say the same. */
      readonly also?: readonly string[];
      readonly commandsFailed: boolean;
    }
  | {
      readonly kind: 'gaps';
      readonly groups: readonly GapGroup[];
      readonly page: number;
      readonly pages: number;
      readonly questions: number;
    }
  | {
      readonly kind: 'gap';
      readonly group: GapGroup;
      readonly nearest: readonly (Sentence & { readonly source: string })[];
      readonly page: number;
    }
  | {
      readonly kind: 'moderator-log';
      readonly lines: readonly {
        readonly at: Date;
        readonly by: string | undefined;
        readonly action: string;
        readonly detail: string;
      }[];
      readonly page: number;
      readonly pages: number;
    }
  | {
      readonly kind: 'settings';
      readonly incident: string;
      readonly channelIncidents: Readonly<Record<string, string>>;
      readonly logChannel?: string;
      readonly newsChannel?: string;
      readonly incidents: readonly { readonly id: string; readonly title: string }[];
    };

/** What the bot posts or edits of its own accord. */
export type OwnReply =
  | {
      readonly kind: 'corrected';
      /** When what has changed came into force. */
      readonly at: Date;
      readonly corrections: readonly [Correction, ...Correction[]];
      /** What the message tells from now on, drawn as ever; undefined where nothing of it may be told any more. */
      readonly now: Told | Timeline | Listing | undefined;
    }
  | {
      readonly kind: 'news';
      readonly at: Date;
      readonly incident: Incident;
      readonly added: readonly NewFact[];
      readonly changed: readonly { readonly before: string; readonly now: Fact }[];
      /** Answers that hold no longer. */
      readonly removed: readonly string[];
    }
  | {
      readonly kind: 'log-line';
      readonly at: Date;
      readonly by: string | undefined;
      readonly action: string;
      readonly detail: string;
    };

/** A fact that has come. `unstatedBefore` is the question that the article did not answer until now, where there was one. */
export type NewFact = { readonly fact: Fact; readonly unstatedBefore?: string };
