import type { ServerResponse } from 'node:http';
import type { VisibleMessage } from '../../discord.ts';
import { ClientRefusal } from '../../people/client-refusal.ts';
import type { Stage } from './deeds.ts';
import { answer } from './safe-answer.ts';

/**
 * Hands out a file of a message that one of the two people sees, at `/files/place/message/number`. It is fetched from the
 * Discord on this machine and from nowhere else, whatever the message says about where it is.
 */
export async function serveFile(response: ServerResponse, path: string, stage: Stage): Promise<void> {
  const [, place = '', message = '', number = ''] = /^\/files\/(\d{1,20})\/(\d{1,20})\/(\d{1,2})$/.exec(path) ?? [];
  const url = seenMessage(stage, place, message)?.attachments[Number(number)]?.url;
  if (url === undefined || URL.parse(url)?.origin !== new URL(stage.discord.api).origin) return answer(response, 404);
  const file = await fetch(url, { redirect: 'error' }).catch(() => undefined);
  if (!file?.ok) return answer(response, 404, 'This file is no longer available.');
  const type = file.headers.get('content-type') ?? 'application/octet-stream';
  answer(response, 200, new Uint8Array(await file.arrayBuffer()), {
    'content-type': type,
    'content-disposition': 'attachment',
  });
}

function seenMessage({ cast }: Stage, place: string, id: string): VisibleMessage | undefined {
  for (const role of ['member', 'moderator'] as const) {
    try {
      const found = cast
        .at(role, place)
        .messages()
        .find((message) => message.id === id);
      if (found) return found;
    } catch (error) {
      if (!(error instanceof ClientRefusal)) throw error;
    }
  }
  return undefined;
}
