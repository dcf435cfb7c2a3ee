/**
 * The messages between the page and its server: JSON over one WebSocket. A request has a number, and its response has
 * the same one; everything else arrives as events.
 */

/** An uploaded file; `data` is base64. */
export type UploadedFile = { readonly name: string; readonly type: string; readonly data: string };
export type PageOptionValue = string | number | boolean | UploadedFile;
export type PageFieldValue = string | readonly string[] | readonly UploadedFile[];

/** The bot's response; 'failed' if it was too late. Its messages arrive as events. */
export type ActionResult =
  | { readonly status: 'done' | 'failed' }
  | { readonly status: 'modal'; readonly modal: PageModal };

/** The role and channel of an action. */
type RequestOrigin = { readonly role: PageRole; readonly channelId: string };
type CommandRequest = RequestOrigin & { readonly name: string; readonly subcommand?: string | undefined };

/** The requests of the page. */
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

/** The results of the requests. */
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

/** A request or event between the bot and Discord, with secrets redacted. */
export type TrafficEntry = {
  readonly number: number;
  /** The user action before it: its number and description. */
  readonly actionNumber: number;
  readonly action: string;
  readonly source: 'gateway' | 'rest';
  readonly title: string;
  readonly status: number | undefined;
  /** JSON, indented. */
  readonly body: string;
};

/** The events for the page. */
export type PageEvent =
  | {
      readonly event: 'hello';
      readonly serverName: string;
      readonly bot: PageUser;
      readonly users: Readonly<Record<PageRole, PageUser>>;
      readonly channels: readonly PageChannel[];
      readonly isBotConnected: boolean;
      /** Questions that the first screen offers. */
      readonly sampleQuestions: readonly string[];
    }
  | { readonly event: 'channels'; readonly channels: readonly PageChannel[] }
  | { readonly event: 'message' | 'edit'; readonly message: PageMessage }
  | { readonly event: 'delete'; readonly channelId: string; readonly messageId: string }
  /** A deferred answer that can no longer arrive. */
  | { readonly event: 'response-expired'; readonly channelId: string; readonly messageId: string }
  | { readonly event: 'typing'; readonly channelId: string; readonly name: string }
  | { readonly event: 'commands' }
  | { readonly event: 'bot-status'; readonly isConnected: boolean }
  | { readonly event: 'traffic'; readonly entry: TrafficEntry };

/** The response to a request: its result, the reasons why the client would not send it, or an internal error. */
export type PageResponse = { readonly requestNumber: number } & (
  | { readonly ok: unknown }
  | { readonly problems: readonly string[] }
  | { readonly error: string }
);

/** The WebSocket's subprotocol. The key is a second subprotocol, because a browser cannot set headers there. */
export const subprotocol = 'on-record-page';

/** Text as Discord displays it: with parsed Markdown and resolved names. */
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

/** The two roles between which the user switches. */
export type PageRole = 'member' | 'moderator';

/** A channel. A direct channel belongs to one role and the bot. */
export type PageChannel = { readonly id: string; readonly name: string; readonly ownerRole: PageRole | undefined };

/** The id and name of a user. */
export type PageUserRef = { readonly id: string; readonly name: string };

/** A user or the bot. */
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

/** An uploaded file. The page server returns its content at `path`, for requests with the access key. */
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
  /** The original text. */
  readonly source: string;
  readonly embeds: readonly PageEmbed[];
  readonly componentRows: readonly (readonly (PageButton | PageSelectMenu)[])[];
  readonly files: readonly PageAttachment[];
  /** Components that the page does not display, by Discord's name for them. */
  readonly unsupportedParts: readonly string[];
  /** The only role that sees it; undefined if everyone does. */
  readonly readerRole: PageRole | undefined;
  readonly isLoading: boolean;
  readonly isEdited: boolean;
  /** The roles whose user it pings. */
  readonly pingedRoles: readonly PageRole[];
  /** The line above it: the message that it replies to, or the command. */
  readonly reference: PageReference | undefined;
  /** ISO 8601. */
  readonly sentAt: string;
};
export type PageReference =
  | { readonly kind: 'reply'; readonly messageId: string; readonly author: PageUserRef; readonly excerpt: string }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'command'; readonly user: PageUserRef; readonly name: string };

/** A choice of an option or select menu. */
export type PageChoice = {
  readonly value: string;
  readonly label: string;
  readonly description: string | undefined;
  readonly isSelected: boolean;
};

/** An option of a command. */
export type PageOption = {
  readonly name: string;
  readonly description: string;
  readonly isRequired: boolean;
  readonly type: 'text' | 'integer' | 'number' | 'boolean' | 'choice' | 'file';
  /** Whether the bot suggests values while the user types. */
  readonly hasAutocomplete: boolean;
  readonly choices: readonly PageChoice[];
  /** Extensions such as `.yaml`; undefined accepts all files. */
  readonly fileTypes: readonly string[];
  /** Maximum length of the text. */
  readonly maxLength: number | undefined;
};

/** A command as users run it; a command with subcommands is several of these. */
export type PageCommand = {
  readonly name: string;
  readonly subcommand: string | undefined;
  /** The text that runs it, without the slash: `knowledge upload`. */
  readonly title: string;
  readonly description: string;
  readonly options: readonly PageOption[];
};

/** The commands that a client offers in a channel, and the message commands. */
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

/** A modal that the bot opened, with text between its fields. */
export type PageModal = {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly (PageField | { readonly kind: 'text-display'; readonly nodes: readonly MarkdownNode[] })[];
};
