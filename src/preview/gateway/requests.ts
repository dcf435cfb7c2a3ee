import { GatewayOpcodes } from 'discord-api-types/v10';
import { openForm } from '../guards/form.ts';
import { fields, optional } from '../guards/objects.ts';
import { list, number, oneOf, text } from '../guards/values.ts';

/** The longest frame that Discord takes from a bot, in bytes. */
const LONGEST_FRAME = 4096;

const request = fields({
  op: oneOf(
    GatewayOpcodes.Heartbeat,
    GatewayOpcodes.Identify,
    GatewayOpcodes.PresenceUpdate,
    GatewayOpcodes.VoiceStateUpdate,
    GatewayOpcodes.Resume,
    GatewayOpcodes.RequestGuildMembers,
    GatewayOpcodes.RequestSoundboardSounds,
    GatewayOpcodes.RequestChannelInfo,
  ),
});
const payload = fields({ op: number() });
const identify = fields({
  token: text(),
  intents: number({ min: 0 }),
  properties: fields({}),
  shard: optional(list(number({ min: 0 }), { min: 2, max: 2 })),
});
const resume = fields({ token: text(), session_id: text(), seq: number({ min: 0 }) });

/** What can be read of a frame that a bot sent: what it asks, or what is wrong with it. */
export type GatewayRequest =
  | { readonly kind: 'heartbeat' | 'presence' | 'unsupported' | 'undecodable' | 'unknown-opcode' }
  | { readonly kind: 'identify'; readonly token: string; readonly intents: number; readonly shard: readonly number[] }
  | { readonly kind: 'resume'; readonly token: string; readonly sessionId: string; readonly sequence: number };

/** Reads a frame. */
export function readRequest(frame: string): { raw: unknown; request: GatewayRequest } {
  const raw = parse(frame);
  return { raw, request: Buffer.byteLength(frame) > LONGEST_FRAME ? { kind: 'undecodable' } : understand(raw) };
}

function understand(raw: unknown): GatewayRequest {
  const { place } = openForm();
  if (!payload(raw, place)) return { kind: 'undecodable' };
  if (!request(raw, place)) return { kind: 'unknown-opcode' };
  const data = 'd' in raw ? raw.d : undefined;
  switch (raw.op) {
    case GatewayOpcodes.Heartbeat:
      return { kind: 'heartbeat' };
    case GatewayOpcodes.PresenceUpdate:
      return { kind: 'presence' };
    case GatewayOpcodes.Identify:
      if (!identify(data, place)) return { kind: 'undecodable' };
      return { kind: 'identify', token: data.token, intents: data.intents, shard: data.shard ?? [0, 1] };
    case GatewayOpcodes.Resume:
      if (!resume(data, place)) return { kind: 'undecodable' };
      return { kind: 'resume', token: data.token, sessionId: data.session_id, sequence: data.seq };
    default:
      return { kind: 'unsupported' };
  }
}

function parse(frame: string): unknown {
  try {
    return JSON.parse(frame);
  } catch {
    return undefined;
  }
}
