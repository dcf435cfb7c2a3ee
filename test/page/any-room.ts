import { openWire } from '../../src/preview/page/server/wire.ts';
import { openRoom, type Room, type RoomOptions } from '../preview/room.ts';
import { type OpenPage, openPageOf } from './page-room.ts';

/** The page with a bot that does what the test says, for what our own does not do or not for long. */
export async function openAny(options: RoomOptions = {}): Promise<Room & OpenPage> {
  const wire = openWire();
  const room = await openRoom({ ...options, onExchange: wire.onExchange, onGateway: wire.onGateway });
  return { ...room, ...(await openPageOf(room.discord, wire)) };
}
