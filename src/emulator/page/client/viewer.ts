import type { PageUserRef } from '../page-message.ts';
import type { SessionState } from './session-state.ts';

/** Who looks at a message. */
export type Viewer = Pick<SessionState, 'hello' | 'me' | 'role'>;

/** The name of whoever one is now says so; the name itself stays the same, whoever looks. */
export function displayName({ id, name }: PageUserRef, viewer: Viewer): string {
  return id === viewer.me().id ? `${name} (you)` : name;
}
