/**
 * What the page and its server say to each other, as JSON over one WebSocket. The page asks with a number and gets an
 * answer with the same one; what happens meanwhile it is told as events.
 */

/** The two people whom one can be. */
export type Role = 'member' | 'moderator';

/** Where messages are. A direct channel is that of one person and the bot. */
export type Place = { readonly id: string; readonly name: string; readonly owner: Role | undefined };

/** Somebody who can be mentioned or chosen. */
export type Somebody = { readonly id: string; readonly name: string; readonly isBot: boolean };

/** Text as Discord shows it: its Markdown read already, its names looked up. */
export type Mark =
  | { readonly kind: 'text' | 'code' | 'emoji'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'block'; readonly text: string; readonly language: string }
  | { readonly kind: Wrapping; readonly inside: readonly Mark[] }
  | { readonly kind: 'heading'; readonly level: number; readonly inside: readonly Mark[] }
  | { readonly kind: 'link'; readonly address: string; readonly inside: readonly Mark[] }
  | { readonly kind: 'list'; readonly first: number | undefined; readonly items: readonly (readonly Mark[])[] }
  | { readonly kind: 'mention'; readonly text: string }
  /** `seconds` since 1970; `style` is one of Discord's letters, t T d D f F R. */
  | { readonly kind: 'time'; readonly seconds: number; readonly style: string };
export type Wrapping = 'bold' | 'italic' | 'underline' | 'struck' | 'spoiler' | 'quote' | 'small';

/** Something that can be chosen. */
export type Choice = {
  readonly value: string;
  readonly label: string;
  readonly detail: string | undefined;
  readonly chosen: boolean;
};

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
  | { readonly kind: 'reply'; readonly id: string; readonly author: string; readonly words: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'command'; readonly by: string; readonly name: string };

/** An option of a command, or what stands for it on a form. */
export type Option = {
  readonly name: string;
  readonly description: string;
  readonly isRequired: boolean;
  readonly type: 'text' | 'whole' | 'number' | 'yes-or-no' | 'choice' | 'file';
  /** Whether the bot suggests values while one types. */
  readonly suggests: boolean;
  readonly choices: readonly Choice[];
  /** Endings such as `.yaml`; all files where there is none. */
  readonly fileTypes: readonly string[];
  /** The longest text. */
  readonly longest: number | undefined;
};

/** A command as it is used; one with subcommands is several. */
export type Command = {
  readonly name: string;
  readonly subcommand: string | undefined;
  /** What is typed for it, without the slash: `knowledge upload`. */
  readonly title: string;
  readonly description: string;
  readonly options: readonly Option[];
};

/** What the person's client offers in a place: commands, and commands in the menu of a message. */
export type Offer = { readonly commands: readonly Command[]; readonly menus: readonly string[] };

export type Field = {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly isRequired: boolean;
} & (
  | {
      readonly kind: 'text';
      readonly isLong: boolean;
      readonly least: number;
      readonly most: number;
      readonly value: string;
      readonly placeholder: string;
    }
  | { readonly kind: 'choice'; readonly least: number; readonly most: number; readonly choices: readonly Choice[] }
  | { readonly kind: 'file'; readonly most: number; readonly fileTypes: readonly string[] }
);

/** A form that the bot opened; texts stand between its fields. */
export type Form = {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly (Field | { readonly kind: 'words'; readonly marks: readonly Mark[] })[];
};

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
