import type { PageRole } from '../protocol.ts';
import { resumeDraft } from './drafts.ts';
import { loadMessages } from './messages.ts';
import { announce, currentChannel, originOf, type Session, type State, visibleChannels } from './session.ts';
import { writeTabStorage } from './tab-storage.ts';

export function openChannel(session: Session, channelId: string): void {
  move(session, { channelId });
}

/** Each role has its own direct channel with the bot; all other channels are the same for both. */
export function changeRole(session: Session, role: PageRole): void {
  const state = session.state();
  const isDirect = currentChannel(state).ownerRole !== undefined;
  const directChannel = visibleChannels({ ...state, role }).find(({ ownerRole }) => ownerRole !== undefined);
  move(session, { role, channelId: (isDirect ? directChannel?.id : undefined) ?? state.channelId });
}

/** Replaces the channel list; leaves the current channel if it was deleted. */
export function setChannels(session: Session, channels: State['channels']): void {
  const isDeleted = channels.every(({ id }) => id !== session.state().channelId);
  if (isDeleted) move(session, { channels });
  else session.update({ channels });
}

function move(session: Session, change: Partial<State>): void {
  const before = session.state();
  const { id: channelId, name } = currentChannel({ ...before, ...change });
  session.update({
    ...change,
    channelId,
    unreadIds: new Set([...before.unreadIds].filter((id) => id !== channelId)),
    areCommandsLoaded: false,
    isWaitingForCommands: false,
    typing: undefined,
    problems: [],
    ...(channelId === before.channelId ? {} : { repliedMessage: undefined }),
  });
  const { role } = session.state();
  writeTabStorage('role', role);
  writeTabStorage('channel', channelId);
  announce(session, `${name}, as the ${role}`);
  void loadMessages(session);
  void loadCommands(session);
}

export async function loadCommands(session: Session): Promise<void> {
  const origin = originOf(session.state());
  // Fails in a deleted channel or without a connection; both are reported elsewhere.
  const commandList = await session.request('listCommands', origin).catch(() => undefined);
  const { role, channelId } = session.state();
  if (!commandList || origin.role !== role || origin.channelId !== channelId) return;
  session.update({ commandList, areCommandsLoaded: true });
  resumeDraft(session);
}
