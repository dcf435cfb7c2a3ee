import { throwIfInvalid } from '../../clients/client-validation-error.ts';
import type {
  ChannelClient,
  DiscordEmulator,
  InteractionResult,
  OpenedModal,
  Upload,
  VisibleMessage,
} from '../../emulator.ts';
import type {
  ActionResult,
  PageEvent,
  PageFieldValue,
  PageMessage,
  PageOptionValue,
  PageRequests,
  PageResponses,
  UploadedFile,
} from '../protocol.ts';
import type { Participants } from './participants.ts';
import { toPageCommandList } from './to-page-commands.ts';
import { toPageMessage } from './to-page-message.ts';
import { toPageModal } from './to-page-modal.ts';
import type { TrafficLog } from './traffic-log.ts';

/** The handler of each request. A handler may reject with ClientValidationError. */
export type RequestHandlers = {
  readonly [Kind in keyof PageRequests]: (
    request: PageRequests[Kind],
  ) => PageResponses[Kind] | Promise<PageResponses[Kind]>;
};

export type PageContext = {
  readonly discord: DiscordEmulator;
  readonly participants: Participants;
  readonly traffic: TrafficLog;
  readonly sampleQuestions: readonly string[];
};

/** Number of messages per request. */
const messagesPerRequest = 50;
/** Maximum number of open modals; older ones cannot be submitted. */
const maxOpenModals = 20;

/** The handlers for one open page; `sendEvent` sends it an event. */
export function createRequestHandlers(
  { participants, traffic }: PageContext,
  sendEvent: (event: PageEvent) => void,
): RequestHandlers {
  const openModals = new Map<string, OpenedModal>();
  const clientFor = ({ role, channelId }: PageRequests['listCommands']): ChannelClient =>
    participants.clientFor(role, channelId);

  function toActionResult(interactionResult: InteractionResult, channelId: string): ActionResult {
    if (interactionResult.modal) return { status: 'modal', modal: storeModal(interactionResult.modal) };
    if (interactionResult.status === 'failed') return { status: 'failed' };
    if (interactionResult.status === 'deferred') void watchDeferred(interactionResult, channelId);
    return { status: 'done' };
  }
  function storeModal(modal: OpenedModal) {
    openModals.set(modal.interactionId, modal);
    for (const oldId of [...openModals.keys()].slice(0, -maxOpenModals)) openModals.delete(oldId);
    return toPageModal(modal, participants.displayNames(), participants.selectableEntities());
  }
  async function watchDeferred(interactionResult: InteractionResult, channelId: string): Promise<void> {
    const { status, messages } = await interactionResult.settled();
    if (status !== 'failed') return;
    for (const { id } of messages) sendEvent({ event: 'response-expired', channelId, messageId: id });
  }

  return {
    listMessages: (request) => listMessages(clientFor(request).messages(), participants, request.beforeId),
    listCommands: (request) => toPageCommandList(clientFor(request).commands(), participants.selectableEntities()),
    sendMessage(request) {
      const { content, repliedMessageId, pingsAuthor } = request;
      traffic.beginAction('message');
      clientFor(request).sendMessage(participants.resolveMentions(content), {
        ...(repliedMessageId === undefined ? {} : { repliedMessageId }),
        ...(pingsAuthor === undefined ? {} : { pingsAuthor }),
      });
      return null;
    },
    async runCommand({ name, subcommand, values, ...origin }) {
      traffic.beginAction(`/${name}${subcommand === undefined ? '' : ` ${subcommand}`}`);
      const runOptions = subcommand === undefined ? {} : { subcommand };
      return toActionResult(
        await clientFor(origin).runCommand(name, optionValues(values), runOptions),
        origin.channelId,
      );
    },
    autocomplete({ name, subcommand, option, text, values, ...origin }) {
      traffic.beginAction(`Suggestions for /${name}`);
      const runOptions = subcommand === undefined ? {} : { subcommand };
      return clientFor(origin).autocomplete(name, option, text, optionValues(values), runOptions);
    },
    async runMessageCommand({ name, messageId, ...origin }) {
      traffic.beginAction(name);
      return toActionResult(await clientFor(origin).runMessageCommand(name, messageId), origin.channelId);
    },
    async pressButton({ messageId, customId, ...origin }) {
      traffic.beginAction('button');
      return toActionResult(await clientFor(origin).pressButton(messageId, customId), origin.channelId);
    },
    async selectOption({ messageId, customId, values, ...origin }) {
      traffic.beginAction('menu');
      return toActionResult(await clientFor(origin).selectOption(messageId, customId, values), origin.channelId);
    },
    async submitModal({ modalId, values, ...origin }) {
      const modal = openModals.get(modalId);
      throwIfInvalid(modal ? [] : ['This form is no longer open. Open it again.']);
      traffic.beginAction('form');
      const result =
        modal && toActionResult(await clientFor(origin).submitModal(modal, fieldValues(values)), origin.channelId);
      if (result?.status === 'done') openModals.delete(modalId);
      return result ?? { status: 'failed' };
    },
    watchTraffic: () => traffic.entries(),
  };
}

function listMessages(
  messages: readonly VisibleMessage[],
  participants: Participants,
  beforeId: string | undefined,
): PageResponses['listMessages'] {
  const end = beforeId === undefined ? messages.length : messages.findIndex(({ id }) => id === beforeId);
  const start = Math.max(0, end - messagesPerRequest);
  const findMessage = (id: string) => messages.find((candidate) => candidate.id === id);
  const pageMessages: PageMessage[] = messages
    .slice(start, Math.max(0, end))
    .map((message) => toPageMessage(message, participants, findMessage));
  return { messages: pageMessages, hasEarlier: start > 0 };
}

function optionValues(values: Readonly<Record<string, PageOptionValue>>) {
  const entries = Object.entries(values).map(
    ([name, value]) => [name, isFile(value) ? toUpload(value) : value] as const,
  );
  return Object.fromEntries(entries);
}

function fieldValues(values: Readonly<Record<string, PageFieldValue>>) {
  const entries = Object.entries(values).map(
    ([name, value]) => [name, typeof value === 'string' ? value : selectedValues(value)] as const,
  );
  return Object.fromEntries(entries);
}

function selectedValues(value: Exclude<PageFieldValue, string>): readonly string[] | readonly Upload[] {
  const files = value.filter((item) => typeof item === 'object');
  return files.length > 0 ? files.map(toUpload) : value.filter((item) => typeof item === 'string');
}

function isFile(value: PageOptionValue): value is UploadedFile {
  return typeof value === 'object';
}

function toUpload({ name, type, data }: UploadedFile): Upload {
  return { name, data: Buffer.from(data, 'base64'), ...(type === '' ? {} : { contentType: type }) };
}
