import { useRef } from 'preact/hooks';
import type { PageChannel, PageRole } from '../protocol.ts';
import { html, useFocusFallback } from './html.ts';
import { changeRole, openChannel } from './navigation.ts';
import { channelTitle, type Session, visibleChannels } from './session.ts';

const roles: readonly { readonly role: PageRole; readonly name: string; readonly hint: string }[] = [
  { role: 'member', name: 'Member', hint: 'An ordinary member' },
  { role: 'moderator', name: 'Moderator', hint: 'Can manage the server' },
];

type SidebarProps = { readonly session: Session; readonly isOpen: boolean; close(focusesButton?: boolean): void };

/** The channels, and the role switch. */
export function Sidebar({ session, isOpen, close }: SidebarProps) {
  const list = useRef<HTMLUListElement>(null);
  const state = session.state();
  useFocusFallback(list, () => list.current?.querySelector<HTMLElement>('[aria-current]')?.focus());

  function open(channel: PageChannel): void {
    openChannel(session, channel.id);
    close();
  }
  const renderChannel = (channel: PageChannel) => html`
    <li key=${channel.id}>
      <button type="button" class="place" aria-current=${channel.id === state.channelId ? 'page' : undefined}
        onClick=${() => open(channel)}>
        <span>${channelTitle(channel)}</span>${state.unreadIds.has(channel.id) && html`<span class="unread">new</span>`}
      </button>
    </li>
  `;
  return html`
    <aside class=${isOpen ? 'side open' : 'side'} id="side" aria-label="Channels and roles"
      onKeyDown=${({ key }: KeyboardEvent) => key === 'Escape' && close(true)}>
      <p class="server">${session.hello.serverName}</p>
      <nav aria-label="Channels"><ul class="places" ref=${list}>${visibleChannels(state).map(renderChannel)}</ul></nav>
      <fieldset class="people">
        <legend>Your role</legend>
        ${roles.map(
          ({ role, name, hint }) => html`
            <label class="person">
              <input type="radio" name="role" value=${role} checked=${role === state.role}
                onChange=${() => changeRole(session, role)} />
              <span><b>${name}</b><small>${hint}</small></span>
            </label>
          `,
        )}
      </fieldset>
    </aside>
  `;
}
