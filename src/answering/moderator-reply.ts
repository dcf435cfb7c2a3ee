import type { Entry, Fact, Incident } from '../knowledge/knowledge.ts';
import type { Sentence } from '../knowledge/sentences.ts';
import type { InForce, Preview, RevisionLine } from './change-reply.ts';
import type { Explanation } from './explanation.ts';
import type { GapGroup, Report } from './feedback-reply.ts';
import type { Form } from './form.ts';

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
      readonly entry?: Entry;
      /** What people are told in place of what was recognised: that it is withheld, or help for whoever speaks of themselves. */
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
