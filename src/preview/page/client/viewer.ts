import type { Named } from '../shown-message.ts';
import type { Room } from './room.ts';

/** Who looks at a message. */
export type Viewer = Pick<Room, 'hello' | 'me' | 'role'>;

/** The name of whoever one is now says so; the name itself stays the same, whoever looks. */
export function nameFor({ id, name }: Named, viewer: Viewer): string {
  return id === viewer.me().id ? `${name} (you)` : name;
}
