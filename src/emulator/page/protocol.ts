import type { PageCommandList, PageModal } from './page-command.ts';
import type { PageChannel, PageMessage, PageRole, PageUser } from './page-message.ts';

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
  /** Begins or ends to be told what goes over the wire. */
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
