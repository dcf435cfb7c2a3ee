/**
 * What the page and its server say to each other, as JSON over one WebSocket. The page asks with a number and gets an
 * answer with the same one; what happens meanwhile it is told as events.
 */

/** A file on its way in; `data` is base64. */
export type UploadedFile = { readonly name: string; readonly type: string; readonly data: string };
export type PageOptionValue = string | number | boolean | UploadedFile;
export type PageFieldValue = string | readonly string[] | readonly UploadedFile[];

/** How the bot answered; 'failed': not in time. What it said comes as messages. */
export type ActionResult =
  | { readonly status: 'done' | 'failed' }
  | { readonly status: 'modal'; readonly modal: PageModal };

/** Who does it, and where. */
type RequestOrigin = { readonly role: PageRole; readonly channelId: string };
type CommandRequest = RequestOrigin & { readonly name: string; readonly subcommand?: string | undefined };

/** What the page can ask for. */
export type PageRequests = {
  /** The latest messages, or those before one. */
  listMessages: RequestOrigin & { readonly beforeId?: string | undefined };
  listCommands: RequestOrigin;
  sendMessage: RequestOrigin & {
    readonly content: string;
    readonly repliedMessageId?: string | undefined;
    readonly pingsAuthor?: boolean | undefined;
  };
  runCommand: CommandRequest & { readonly values: Readonly<Record<string, PageOptionValue>> };
  autocomplete: CommandRequest & {
    readonly option: string;
    readonly text: string;
    readonly values: Readonly<Record<string, PageOptionValue>>;
  };
  runMessageCommand: RequestOrigin & { readonly name: string; readonly messageId: string };
  pressButton: RequestOrigin & { readonly messageId: string; readonly customId: string };
  selectOption: RequestOrigin & {
    readonly messageId: string;
    readonly customId: string;
    readonly values: readonly string[];
  };
  submitModal: RequestOrigin & { readonly modalId: string; readonly values: Readonly<Record<string, PageFieldValue>> };
  /** Starts or stops the traffic events. */
  watchTraffic: { readonly isWatching: boolean };
};

/** What it gets. */
export type PageResponses = {
  listMessages: { readonly messages: readonly PageMessage[]; readonly hasEarlier: boolean };
  listCommands: PageCommandList;
  sendMessage: null;
  runCommand: ActionResult;
  autocomplete: readonly { readonly name: string; readonly value: string | number }[];
  runMessageCommand: ActionResult;
  pressButton: ActionResult;
  selectOption: ActionResult;
  submitModal: ActionResult;
  watchTraffic: readonly TrafficEntry[];
};

/** Something that went over the wire between the bot and Discord, with all secrets masked. */
export type TrafficEntry = {
  readonly number: number;
  /** After which action it came: its number, and what it was. */
  readonly actionNumber: number;
  readonly action: string;
  readonly source: 'gateway' | 'rest';
  readonly title: string;
  readonly status: number | undefined;
  /** JSON, indented. */
  readonly body: string;
};

/** What the page is told. */
export type PageEvent =
  | {
      readonly event: 'hello';
      readonly serverName: string;
      readonly bot: PageUser;
      readonly users: Readonly<Record<PageRole, PageUser>>;
      readonly channels: readonly PageChannel[];
      readonly isBotConnected: boolean;
    }
  | { readonly event: 'channels'; readonly channels: readonly PageChannel[] }
  | { readonly event: 'message' | 'edit'; readonly message: PageMessage }
  | { readonly event: 'delete'; readonly channelId: string; readonly messageId: string }
  /** A deferred answer that can't come any more. */
  | { readonly event: 'response-expired'; readonly channelId: string; readonly messageId: string }
  | { readonly event: 'typing'; readonly channelId: string; readonly name: string }
  | { readonly event: 'commands' }
  | { readonly event: 'bot-status'; readonly isConnected: boolean }
  | { readonly event: 'traffic'; readonly entry: TrafficEntry };

/** An answer to a request: what was asked for, why the client would not send it, or that something is broken. */
export type PageResponse = { readonly requestNumber: number } & (
  | { readonly ok: unknown }
  | { readonly problems: readonly string[] }
  | { readonly error: string }
);

/** The WebSocket's subprotocol; the key follows as a second one, since a browser can't send it as a header there. */
export const subprotocol = 'on-record-page';

/** Text as Discord shows it: its Markdown read already, its names looked up. */
export type MarkdownNode =
  | { readonly kind: 'text' | 'code' | 'emoji'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'block'; readonly text: string; readonly language: string }
  | { readonly kind: MarkdownStyle; readonly children: readonly MarkdownNode[] }
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly MarkdownNode[] }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly MarkdownNode[] }
  | { readonly kind: 'list'; readonly first: number | undefined; readonly items: readonly (readonly MarkdownNode[])[] }
  | { readonly kind: 'mention'; readonly text: string }
  /** `seconds` since 1970; `style` is one of Discord's letters, t T d D f F R. */
  | { readonly kind: 'time'; readonly seconds: number; readonly style: string };
export type MarkdownStyle = 'bold' | 'italic' | 'underline' | 'strikethrough' | 'spoiler' | 'quote' | 'small';

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

/** An uploaded file. The page's server returns its content at `address`, if the request contains the key. */
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

/** Something that can be chosen. */
export type PageChoice = {
  readonly value: string;
  readonly label: string;
  readonly description: string | undefined;
  readonly isSelected: boolean;
};

/** An option of a command, or what stands for it on a form. */
export type PageOption = {
  readonly name: string;
  readonly description: string;
  readonly isRequired: boolean;
  readonly type: 'text' | 'integer' | 'number' | 'boolean' | 'choice' | 'file';
  /** Whether the bot suggests values while one types. */
  readonly hasAutocomplete: boolean;
  readonly choices: readonly PageChoice[];
  /** Extensions such as `.yaml`; undefined accepts all files. */
  readonly fileTypes: readonly string[];
  /** The longest text. */
  readonly maxLength: number | undefined;
};

/** A command as it is used; one with subcommands is several. */
export type PageCommand = {
  readonly name: string;
  readonly subcommand: string | undefined;
  /** What is typed for it, without the slash: `knowledge upload`. */
  readonly title: string;
  readonly description: string;
  readonly options: readonly PageOption[];
};

/** What the person's client offers in a place: commands, and commands in the menu of a message. */
export type PageCommandList = {
  readonly commands: readonly PageCommand[];
  readonly messageCommands: readonly string[];
};

export type PageField = {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly isRequired: boolean;
} & (
  | {
      readonly kind: 'text';
      readonly isParagraph: boolean;
      readonly min: number;
      readonly max: number;
      readonly value: string;
      readonly placeholder: string;
    }
  | { readonly kind: 'choice'; readonly min: number; readonly max: number; readonly choices: readonly PageChoice[] }
  | { readonly kind: 'file'; readonly max: number; readonly fileTypes: readonly string[] }
);

/** A form that the bot opened; texts stand between its fields. */
export type PageModal = {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly (PageField | { readonly kind: 'text-display'; readonly nodes: readonly MarkdownNode[] })[];
};
