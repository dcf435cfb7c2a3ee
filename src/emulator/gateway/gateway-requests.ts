import { GatewayOpcodes } from 'discord-api-types/v10';
import { startValidation } from '../schema/guard.ts';
import { object, optional } from '../schema/objects.ts';
import { array, number, oneOf, string } from '../schema/values.ts';

/** The longest frame that Discord takes from a bot, in bytes. */
const maxFrameBytes = 4096;

const knownOpcodeSchema = object({
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
const payloadSchema = object({ op: number() });
const identifySchema = object({
  token: string(),
  intents: number({ min: 0 }),
  properties: object({}),
  shard: optional(array(number({ min: 0 }), { min: 2, max: 2 })),
});
const resumeSchema = object({ token: string(), session_id: string(), seq: number({ min: 0 }) });

/** What can be read of a frame that a bot sent: what it asks, or what is wrong with it. */
export type GatewayRequest =
  | { readonly kind: 'heartbeat' | 'presence' | 'unsupported' | 'undecodable' | 'unknown-opcode' }
  | { readonly kind: 'identify'; readonly token: string; readonly intents: number; readonly shard: readonly number[] }
  | { readonly kind: 'resume'; readonly token: string; readonly sessionId: string; readonly sequence: number };

/** Reads a frame. */
export function parseGatewayRequest(frame: string): { raw: unknown; request: GatewayRequest } {
  const raw = parseJson(frame);
  return { raw, request: Buffer.byteLength(frame) > maxFrameBytes ? { kind: 'undecodable' } : toGatewayRequest(raw) };
}

function toGatewayRequest(raw: unknown): GatewayRequest {
  const { context } = startValidation();
  if (!payloadSchema(raw, context)) return { kind: 'undecodable' };
  if (!knownOpcodeSchema(raw, context)) return { kind: 'unknown-opcode' };
  const data = 'd' in raw ? raw.d : undefined;
  switch (raw.op) {
    case GatewayOpcodes.Heartbeat:
      return { kind: 'heartbeat' };
    case GatewayOpcodes.PresenceUpdate:
      return { kind: 'presence' };
    case GatewayOpcodes.Identify:
      if (!identifySchema(data, context)) return { kind: 'undecodable' };
      return { kind: 'identify', token: data.token, intents: data.intents, shard: data.shard ?? [0, 1] };
    case GatewayOpcodes.Resume:
      if (!resumeSchema(data, context)) return { kind: 'undecodable' };
      return { kind: 'resume', token: data.token, sessionId: data.session_id, sequence: data.seq };
    default:
      return { kind: 'unsupported' };
  }
}

function parseJson(frame: string): unknown {
  try {
    return JSON.parse(frame);
  } catch {
    return undefined;
  }
}
