import type { ServerResponse } from 'node:http';
import { ClientValidationError } from '../../clients/client-validation-error.ts';
import type { VisibleMessage } from '../../emulator.ts';
import { sendResponse } from './http-response.ts';
import type { PageContext } from './request-handlers.ts';

/**
 * Serves a file of a message that one of the two roles sees, at `/files/place/message/number`. It is fetched only from
 * the emulator, whatever address the message contains.
 */
export async function serveFile(response: ServerResponse, path: string, context: PageContext): Promise<void> {
  const [, channelId = '', messageId = '', attachmentIndex = ''] =
    /^\/files\/(\d{1,20})\/(\d{1,20})\/(\d{1,2})$/.exec(path) ?? [];
  const url = findVisibleMessage(context, channelId, messageId)?.attachments[Number(attachmentIndex)]?.url;
  if (url === undefined || URL.parse(url)?.origin !== new URL(context.discord.apiUrl).origin)
    return sendResponse(response, 404);
  const file = await fetch(url, { redirect: 'error' }).catch(() => undefined);
  if (!file?.ok) return sendResponse(response, 404, 'This file is no longer available.');
  const type = file.headers.get('content-type') ?? 'application/octet-stream';
  sendResponse(response, 200, new Uint8Array(await file.arrayBuffer()), {
    'content-type': type,
    'content-disposition': 'attachment',
  });
}

function findVisibleMessage(
  { participants }: PageContext,
  channelId: string,
  messageId: string,
): VisibleMessage | undefined {
  for (const role of ['member', 'moderator'] as const) {
    try {
      const message = participants
        .clientFor(role, channelId)
        .messages()
        .find((candidate) => candidate.id === messageId);
      if (message) return message;
    } catch (error) {
      if (!(error instanceof ClientValidationError)) throw error;
    }
  }
  return undefined;
}
