import type { Choice } from './shown-command.ts';
import type { Mark } from './shown-text.ts';

/** The two people whom one can be. */
export type Role = 'member' | 'moderator';

/** Where messages are. A direct channel is that of one person and the bot. */
export type Place = { readonly id: string; readonly name: string; readonly owner: Role | undefined };

/** Whom a message names. */
export type Named = { readonly id: string; readonly name: string };

/** Somebody who can be mentioned or chosen. */
export type Somebody = Named & { readonly isBot: boolean };

export type Button = {
  readonly kind: 'button';
  readonly label: string;
  readonly style: 'primary' | 'secondary' | 'success' | 'danger' | 'link';
  readonly isDisabled: boolean;
  /** Undefined for a link. */
  readonly customId: string | undefined;
  readonly address: string | undefined;
};

export type Menu = {
  readonly kind: 'menu';
  readonly customId: string;
  readonly placeholder: string;
  readonly least: number;
  readonly most: number;
  readonly isDisabled: boolean;
  readonly choices: readonly Choice[];
};

/** A file that was sent; its content is at `address` on the page's own server, for whoever shows the key. */
export type SentFile = {
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly description: string | undefined;
  readonly address: string;
};

export type Embed = {
  readonly title: readonly Mark[];
  readonly words: readonly Mark[];
  readonly fields: readonly { readonly name: readonly Mark[]; readonly words: readonly Mark[] }[];
  readonly footer: string;
};

export type Message = {
  readonly id: string;
  readonly place: string;
  readonly author: Somebody;
  readonly marks: readonly Mark[];
  /** The words as they were typed. */
  readonly source: string;
  readonly embeds: readonly Embed[];
  readonly rows: readonly (readonly (Button | Menu)[])[];
  readonly files: readonly SentFile[];
  /** Parts that this page does not draw, by what Discord calls them. */
  readonly undrawn: readonly string[];
  /** Who alone sees it; undefined where all do. */
  readonly reader: Role | undefined;
  readonly isThinking: boolean;
  readonly isEdited: boolean;
  /** Who is pinged by it. */
  readonly pings: readonly Role[];
  /** What stands above it: the message that it answers, or the command. */
  readonly above: Above | undefined;
  /** ISO 8601. */
  readonly sentAt: string;
};
export type Above =
  | { readonly kind: 'reply'; readonly id: string; readonly author: Named; readonly words: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'command'; readonly by: Named; readonly name: string };
