import type { Form, Offer } from './shown-command.ts';
import type { Message, Place, Role, Somebody } from './shown-message.ts';

/**
 * What the page and its server say to each other, as JSON over one WebSocket. The page asks with a number and gets an
 * answer with the same one; what happens meanwhile it is told as events.
 */

/** A file on its way in; `data` is base64. */
export type NewFile = { readonly name: string; readonly type: string; readonly data: string };
export type Value = string | number | boolean | NewFile;
export type FieldValue = string | readonly string[] | readonly NewFile[];

/** How the bot answered; 'failed': not in time. What it said comes as messages. */
export type Result = { readonly status: 'done' | 'failed' } | { readonly status: 'form'; readonly form: Form };

/** Who does it, and where. */
type From = { readonly as: Role; readonly place: string };
type CommandUse = From & { readonly name: string; readonly subcommand?: string | undefined };

/** What the page can ask for. */
export type Requests = {
  /** The latest messages, or those before one. */
  look: From & { readonly before?: string | undefined };
  offer: From;
  say: From & { readonly words: string; readonly replyTo?: string | undefined; readonly ping?: boolean | undefined };
  use: CommandUse & { readonly values: Readonly<Record<string, Value>> };
  suggest: CommandUse & {
    readonly option: string;
    readonly typed: string;
    readonly values: Readonly<Record<string, Value>>;
  };
  menu: From & { readonly name: string; readonly message: string };
  press: From & { readonly message: string; readonly customId: string };
  choose: From & { readonly message: string; readonly customId: string; readonly values: readonly string[] };
  submit: From & { readonly form: string; readonly values: Readonly<Record<string, FieldValue>> };
  /** Begins or ends to be told what goes over the wire. */
  watch: { readonly isWatching: boolean };
};

/** What it gets. */
export type Answers = {
  look: { readonly messages: readonly Message[]; readonly hasEarlier: boolean };
  offer: Offer;
  say: null;
  use: Result;
  suggest: readonly { readonly name: string; readonly value: string | number }[];
  menu: Result;
  press: Result;
  choose: Result;
  submit: Result;
  watch: readonly WireEntry[];
};

/** Something that went over the wire between the bot and Discord, with all secrets masked. */
export type WireEntry = {
  readonly number: number;
  /** After which action it came: its number, and what it was. */
  readonly turn: number;
  readonly action: string;
  readonly line: 'gateway' | 'rest';
  readonly title: string;
  readonly status: number | undefined;
  /** JSON, indented. */
  readonly body: string;
};

/** What the page is told. */
export type PageEvent =
  | {
      readonly event: 'hello';
      readonly server: string;
      readonly bot: Somebody;
      readonly people: Readonly<Record<Role, Somebody>>;
      readonly places: readonly Place[];
      readonly isBotThere: boolean;
    }
  | { readonly event: 'places'; readonly places: readonly Place[] }
  | { readonly event: 'message' | 'edit'; readonly message: Message }
  | { readonly event: 'delete'; readonly place: string; readonly id: string }
  /** A deferred answer that can't come any more. */
  | { readonly event: 'unanswered'; readonly place: string; readonly id: string }
  | { readonly event: 'typing'; readonly place: string; readonly name: string }
  | { readonly event: 'commands' }
  | { readonly event: 'bot'; readonly isThere: boolean }
  | { readonly event: 'wire'; readonly entry: WireEntry };

/** An answer to a request: what was asked for, why the client would not send it, or that something is broken. */
export type PageAnswer = { readonly answer: number } & (
  | { readonly ok: unknown }
  | { readonly refused: readonly string[] }
  | { readonly fault: string }
);

/** The WebSocket's subprotocol; the key follows as a second one, since a browser can't send it as a header there. */
export const SUBPROTOCOL = 'on-record-page';
