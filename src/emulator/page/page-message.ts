import type { MarkdownNode } from './markdown-node.ts';
import type { PageChoice } from './page-command.ts';

/** The two people whom one can be. */
export type PageRole = 'member' | 'moderator';

/** Where messages are. A direct channel is that of one person and the bot. */
export type PageChannel = { readonly id: string; readonly name: string; readonly ownerRole: PageRole | undefined };

/** Whom a message names. */
export type PageUserRef = { readonly id: string; readonly name: string };

/** Somebody who can be mentioned or chosen. */
export type PageUser = PageUserRef & { readonly isBot: boolean };

export type PageButton = {
  readonly kind: 'button';
  readonly label: string;
  readonly style: 'primary' | 'secondary' | 'success' | 'danger' | 'link';
  readonly isDisabled: boolean;
  /** Undefined for a link. */
  readonly customId: string | undefined;
  readonly url: string | undefined;
};

export type PageSelectMenu = {
  readonly kind: 'menu';
  readonly customId: string;
  readonly placeholder: string;
  readonly minSelected: number;
  readonly maxSelected: number;
  readonly isDisabled: boolean;
  readonly choices: readonly PageChoice[];
};

/** A file that was sent; its content is at `address` on the page's own server, for whoever shows the key. */
export type PageAttachment = {
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly description: string | undefined;
  readonly path: string;
};

export type PageEmbed = {
  readonly title: readonly MarkdownNode[];
  readonly text: readonly MarkdownNode[];
  readonly fields: readonly { readonly name: readonly MarkdownNode[]; readonly text: readonly MarkdownNode[] }[];
  readonly footer: string;
};

export type PageMessage = {
  readonly id: string;
  readonly channelId: string;
  readonly author: PageUser;
  readonly nodes: readonly MarkdownNode[];
  /** The words as they were typed. */
  readonly source: string;
  readonly embeds: readonly PageEmbed[];
  readonly componentRows: readonly (readonly (PageButton | PageSelectMenu)[])[];
  readonly files: readonly PageAttachment[];
  /** Parts that this page does not draw, by what Discord calls them. */
  readonly unsupportedParts: readonly string[];
  /** Who alone sees it; undefined where all do. */
  readonly readerRole: PageRole | undefined;
  readonly isLoading: boolean;
  readonly isEdited: boolean;
  /** Who is pinged by it. */
  readonly pingedRoles: readonly PageRole[];
  /** What stands above it: the message that it answers, or the command. */
  readonly reference: PageReference | undefined;
  /** ISO 8601. */
  readonly sentAt: string;
};
export type PageReference =
  | { readonly kind: 'reply'; readonly messageId: string; readonly author: PageUserRef; readonly excerpt: string }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'command'; readonly user: PageUserRef; readonly name: string };
