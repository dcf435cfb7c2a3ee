import type {
  PageChannel,
  PageCommand,
  PageCommandList,
  PageEvent,
  PageMessage,
  PageModal,
  PageRole,
  PageSelectMenu,
  PageUser,
  PageUserRef,
  TrafficEntry,
} from '../protocol.ts';
import type { Connection } from './connection.ts';
import { readTabStorage } from './tab-storage.ts';

export type Hello = Extract<PageEvent, { event: 'hello' }>;
export type Origin = { readonly role: PageRole; readonly channelId: string };
export type Point = { readonly x: number; readonly y: number };

/** An entry of the message list: a message, or a line that the page adds. */
export type ListItem =
  | { readonly kind: 'message'; readonly key: string; readonly message: PageMessage }
  | { readonly kind: 'notice'; readonly key: string; readonly text: string }
  | { readonly kind: 'pending'; readonly key: string; readonly text: string };

/** A command whose options are being filled in. */
export type OpenCommand = {
  readonly command: PageCommand;
  /** The text after the command's name, for the first option. */
  readonly initialText: string;
  readonly submitsAtOnce: boolean;
};

/** Unsent input of a channel. */
export type Draft = { readonly text: string; readonly openCommand?: OpenCommand | undefined };

export type OpenDialog = { readonly origin: Origin; readonly onFailure: () => void } & (
  | { readonly kind: 'modal'; readonly modal: PageModal }
  | { readonly kind: 'select'; readonly menu: PageSelectMenu; readonly messageId: string }
);

export type State = Origin & {
  readonly channels: readonly PageChannel[];
  readonly unreadIds: ReadonlySet<string>;
  readonly isBotConnected: boolean;
  readonly isConnectionLost: boolean;
  readonly commandList: PageCommandList;
  /** False until the list of the current role and channel has arrived. */
  readonly areCommandsLoaded: boolean;
  readonly items: readonly ListItem[];
  readonly hasEarlier: boolean;
  /** Counts the loads of the latest messages: those requested, and those shown. */
  readonly requestedLoad: number;
  readonly shownLoad: number;
  /** Messages that arrive while the latest ones are loading. */
  readonly arrivedMessages: readonly PageMessage[];
  readonly busyMessageIds: ReadonlySet<string>;
  /** Errors of buttons and select menus by message id. */
  readonly failures: Readonly<Record<string, string>>;
  readonly typing: { readonly name: string } | undefined;
  readonly drafts: Readonly<Record<string, Draft>>;
  readonly repliedMessage: PageMessage | undefined;
  readonly problems: readonly string[];
  /** A command was sent before the command list arrived; it runs when the list is there. */
  readonly isWaitingForCommands: boolean;
  readonly dialog: OpenDialog | undefined;
  readonly menu: { readonly message: PageMessage; readonly at: HTMLElement | Point } | undefined;
  readonly isTrafficOpen: boolean;
  readonly traffic: readonly TrafficEntry[];
  readonly announcements: readonly { readonly id: number; readonly text: string }[];
};

/** The state of this tab, and the connection over which it changes. */
export type Session = Connection & {
  readonly hello: Hello;
  readonly state: () => State;
  update(change: Partial<State>): void;
  onChange(listener: () => void): void;
};

/** Continues with the role and channel of this tab; a new tab starts as a member in the first channel. */
export function createSession(hello: Hello, connection: Connection): Session {
  const listeners: (() => void)[] = [];
  let state: State = {
    role: readTabStorage('role') === 'moderator' ? 'moderator' : 'member',
    channelId: readTabStorage('channel'),
    channels: hello.channels,
    unreadIds: new Set(),
    isBotConnected: hello.isBotConnected,
    isConnectionLost: false,
    commandList: { commands: [], messageCommands: [] },
    areCommandsLoaded: false,
    items: [],
    hasEarlier: false,
    requestedLoad: 0,
    shownLoad: 0,
    arrivedMessages: [],
    busyMessageIds: new Set(),
    failures: {},
    typing: undefined,
    drafts: {},
    repliedMessage: undefined,
    problems: [],
    isWaitingForCommands: false,
    dialog: undefined,
    menu: undefined,
    isTrafficOpen: false,
    traffic: [],
    announcements: [],
  };
  // The stored channel may no longer exist.
  state = { ...state, channelId: currentChannel(state).id };
  return {
    ...connection,
    hello,
    state: () => state,
    update(change) {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

/** The channels that the current role sees: all of the server, and its own direct channel. */
export function visibleChannels({ channels, role }: State): readonly PageChannel[] {
  return channels.filter(({ ownerRole }) => ownerRole === undefined || ownerRole === role);
}

export function currentChannel(state: State): PageChannel {
  const visible = visibleChannels(state);
  const channel = visible.find(({ id }) => id === state.channelId) ?? visible[0];
  if (!channel) throw new Error('There is no channel to show.');
  return channel;
}

export function channelTitle({ name, ownerRole }: PageChannel): string {
  return `${ownerRole === undefined ? '#' : '@'} ${name}`;
}

export function originOf({ role, channelId }: Origin): Origin {
  return { role, channelId };
}

export function currentUser({ hello, state }: Session): PageUser {
  return hello.users[state().role];
}

/** A user's name, marked if it is the current user. */
export function displayName({ id, name }: PageUserRef, session: Session): string {
  return id === currentUser(session).id ? `${name} (you)` : name;
}

/** How many announcements stay in the page; a screen reader has read the older ones. */
const maxAnnouncements = 20;

/** Queues a text for screen readers, which read it when they are idle. */
export function announce(session: Session, text: string): void {
  const { announcements } = session.state();
  const id = (announcements.at(-1)?.id ?? 0) + 1;
  session.update({ announcements: [...announcements, { id, text }].slice(-maxAnnouncements) });
}
