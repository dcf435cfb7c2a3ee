import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import { focusComposer } from './actions.ts';
import { Composer } from './composer.ts';
import { ContextMenu } from './context-menu.ts';
import { html } from './html.ts';
import { MessageList } from './message-list.ts';
import { loadMessages } from './messages.ts';
import { ModalDialog } from './modal-dialog.ts';
import { loadCommands } from './navigation.ts';
import { channelTitle, currentChannel, type Session } from './session.ts';
import { Sidebar } from './sidebar.ts';
import { TrafficPane, toggleTraffic } from './traffic-pane.ts';

type AppProps = { readonly session: Session };

export function App({ session }: AppProps) {
  const [, rerender] = useReducer((count: number) => count + 1, 0);
  const [isSidebarOpen, setSidebarOpen] = useState(false);
  const sidebarButton = useRef<HTMLButtonElement>(null);
  const state = session.state();
  const { dialog, menu, isTrafficOpen, announcements } = state;

  useLayoutEffect(() => {
    session.onChange(() => rerender(undefined));
    void loadMessages(session).then(focusComposer);
    void loadCommands(session);
  }, []);
  useLayoutEffect(() => {
    document.title = `${channelTitle(currentChannel(state))} · On Record, on this machine`;
  }, [state.channelId]);

  function closeSidebar(focusesButton = false): void {
    setSidebarOpen(false);
    if (focusesButton) sidebarButton.current?.focus();
  }
  /** On a narrow window the sidebar covers the messages; a press beside it closes it. */
  function handlePointer({ target }: Event): void {
    if (target !== sidebarButton.current) setSidebarOpen(false);
  }
  return html`
    <${Sidebar} session=${session} isOpen=${isSidebarOpen} close=${closeSidebar} />
    <main onPointerDown=${handlePointer}>
      <header class="top">
        <button type="button" class="tool side-button" ref=${sidebarButton} aria-label="Channels and roles"
          aria-controls="side" aria-expanded=${isSidebarOpen} onClick=${() => setSidebarOpen(!isSidebarOpen)}>☰</button>
        <h1>${channelTitle(currentChannel(state))}</h1>
        <span class="topic">as ${state.role}</span>
        <button type="button" class="wire-button" aria-controls="wire" aria-expanded=${isTrafficOpen}
          onClick=${() => toggleTraffic(session)}>Network traffic</button>
      </header>
      <${Banner} session=${session} />
      <${MessageList} session=${session} />
      <${TypingIndicator} session=${session} />
      <${Composer} session=${session} />
    </main>
    <${TrafficPane} session=${session} />
    ${dialog && html`<${ModalDialog} key=${dialog} session=${session} dialog=${dialog} />`}
    ${menu && html`<${ContextMenu} key=${menu} session=${session} menu=${menu} />`}
    <div class="unseen" role="log" aria-live="polite" aria-relevant="additions">
      ${announcements.map(({ id, text }) => html`<p key=${id}>${text}</p>`)}
    </div>
  `;
}

const lostText =
  'Connection lost: the bot has stopped. Start it again and open the new link; your unsent text is kept.';

/** Reports a lost connection of the bot or of the page itself. */
function Banner({ session }: AppProps) {
  const [isUnreachable, setUnreachable] = useState(false);
  const { isBotConnected, isConnectionLost } = session.state();
  /** Reloads only if the server answers: otherwise the browser would replace the messages by its own error page. */
  async function tryAgain(): Promise<void> {
    const isReachable = await fetch('/').then(
      () => true,
      () => false,
    );
    if (isReachable) location.reload();
    else setUnreachable(true);
  }
  const botText = isBotConnected ? '' : `${session.hello.bot.name} is not connected.`;
  const text = isConnectionLost ? `${isUnreachable ? 'The bot is still not running. ' : ''}${lostText}` : botText;
  return html`
    <div class="banner" hidden=${text === ''}>
      <span role="alert">${text}</span>
      <button type="button" class="press secondary" hidden=${!isConnectionLost} onClick=${tryAgain}>Try again</button>
    </div>
  `;
}

/** How long "is typing" is shown without a message, in ms, as on Discord. */
const typingMs = 10_000;

function TypingIndicator({ session }: AppProps) {
  const { typing } = session.state();
  useLayoutEffect(() => {
    const timer = typing && setTimeout(() => session.update({ typing: undefined }), typingMs);
    return () => clearTimeout(timer);
  }, [typing]);
  return html`<p class="typing">${typing && `${typing.name} is typing…`}</p>`;
}
