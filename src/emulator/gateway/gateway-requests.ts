import { GatewayOpcodes } from 'discord-api-types/v10';
import { z } from 'zod';
import { parseJson } from '../json.ts';
import type { Shard } from './intents.ts';

/** Maximum size of a frame from a bot, in bytes. */
const maxFrameBytes = 4096;

const frameSchema = z.object({ op: z.int(), d: z.unknown().exactOptional() });
const identifySchema = z.object({
  token: z.string(),
  intents: z.int().min(0),
  properties: z.object(),
  shard: z.tuple([z.int().min(0), z.int().min(0)]).default([0, 1]),
});
const resumeSchema = z.object({ token: z.string(), session_id: z.string(), seq: z.int().min(0) });

/** A request of the bot, or the reason why its frame is invalid. */
export type GatewayRequest =
  | { readonly kind: 'heartbeat' | 'presence' | 'unsupported' | 'undecodable' | 'unknown-opcode' }
  | { readonly kind: 'identify'; readonly token: string; readonly intents: number; readonly shard: Shard }
  | { readonly kind: 'resume'; readonly token: string; readonly sessionId: string; readonly sequence: number };

export function parseGatewayRequest(frame: string): { raw: unknown; request: GatewayRequest } {
  const raw = parseJson(frame);
  return { raw, request: Buffer.byteLength(frame) > maxFrameBytes ? { kind: 'undecodable' } : toGatewayRequest(raw) };
}

function toGatewayRequest(raw: unknown): GatewayRequest {
  const frame = frameSchema.safeParse(raw);
  if (!frame.success) return { kind: 'undecodable' };
  const { op, d: data } = frame.data;
  switch (op) {
    case GatewayOpcodes.Heartbeat:
      return { kind: 'heartbeat' };
    case GatewayOpcodes.PresenceUpdate:
      return { kind: 'presence' };
    case GatewayOpcodes.Identify: {
      const identify = identifySchema.safeParse(data);
      return identify.success ? { kind: 'identify', ...identify.data } : { kind: 'undecodable' };
    }
    case GatewayOpcodes.Resume: {
      const resume = resumeSchema.safeParse(data);
      if (!resume.success) return { kind: 'undecodable' };
      const { token, session_id: sessionId, seq: sequence } = resume.data;
      return { kind: 'resume', token, sessionId, sequence };
    }
    case GatewayOpcodes.VoiceStateUpdate:
    case GatewayOpcodes.RequestGuildMembers:
    case GatewayOpcodes.RequestSoundboardSounds:
    case GatewayOpcodes.RequestChannelInfo:
      return { kind: 'unsupported' };
    default:
      return { kind: 'unknown-opcode' };
  }
}
