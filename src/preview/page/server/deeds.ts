import type { Discord, Modal, Outcome, PersonInChannel, Upload, VisibleMessage } from '../../discord.ts';
import { refuseIf } from '../../people/client-refusal.ts';
import type { Answers, FieldValue, NewFile, PageEvent, Requests, Result, Value } from '../protocol.ts';
import type { Message } from '../shown-message.ts';
import type { Cast } from './cast.ts';
import { showForm } from './show-form.ts';
import { showMessage } from './show-message.ts';
import { showOffer } from './show-offer.ts';
import type { Wire } from './wire.ts';

/** What each request does. Each may reject with ClientRefusal. */
export type Deeds = {
  readonly [Kind in keyof Requests]: (request: Requests[Kind]) => Answers[Kind] | Promise<Answers[Kind]>;
};

export type Stage = { readonly discord: Discord; readonly cast: Cast; readonly wire: Wire };

/** How many messages are fetched at once. */
const glance = 50;
/** How many forms can be open at once; older ones can't be submitted any more. */
const mostForms = 20;

/** What somebody at one page can do; `tell` reaches that page. */
export function openDeeds({ cast, wire }: Stage, tell: (event: PageEvent) => void): Deeds {
  const forms = new Map<string, Modal>();
  const at = ({ as, place }: Requests['offer']): PersonInChannel => cast.at(as, place);

  function shown(outcome: Outcome, place: string): Result {
    if (outcome.modal) return { status: 'form', form: keepForm(outcome.modal) };
    if (outcome.status === 'failed') return { status: 'failed' };
    if (outcome.status === 'deferred') void watchDeferred(outcome, place);
    return { status: 'done' };
  }
  function keepForm(modal: Modal) {
    forms.set(modal.interactionId, modal);
    for (const old of [...forms.keys()].slice(0, -mostForms)) forms.delete(old);
    return showForm(modal, cast.names(), cast.choosable());
  }
  async function watchDeferred(outcome: Outcome, place: string): Promise<void> {
    const { status, messages } = await outcome.settled();
    if (status !== 'failed') return;
    for (const { id } of messages) tell({ event: 'unanswered', place, id });
  }

  return {
    look: (request) => look(at(request).messages(), cast, request.before),
    offer: (request) => showOffer(at(request).commands(), cast.choosable()),
    say(request) {
      const { words, replyTo, ping } = request;
      wire.begin('A message');
      at(request).say(cast.withMentions(words), {
        ...(replyTo === undefined ? {} : { replyTo }),
        ...(ping === undefined ? {} : { ping }),
      });
      return null;
    },
    async use({ name, subcommand, values, ...from }) {
      wire.begin(`/${name}${subcommand === undefined ? '' : ` ${subcommand}`}`);
      const use = subcommand === undefined ? {} : { subcommand };
      return shown(await at(from).command(name, optionValues(values), use), from.place);
    },
    suggest({ name, subcommand, option, typed, values, ...from }) {
      wire.begin(`Suggestions for /${name}`);
      const use = subcommand === undefined ? {} : { subcommand };
      return at(from).autocomplete(name, option, typed, optionValues(values), use);
    },
    async menu({ name, message, ...from }) {
      wire.begin(name);
      return shown(await at(from).menu(name, message), from.place);
    },
    async press({ message, customId, ...from }) {
      wire.begin('A button');
      return shown(await at(from).press(message, customId), from.place);
    },
    async choose({ message, customId, values, ...from }) {
      wire.begin('A menu');
      return shown(await at(from).choose(message, customId, values), from.place);
    },
    async submit({ form, values, ...from }) {
      const modal = forms.get(form);
      refuseIf(modal ? [] : ['This form is not open any more.']);
      wire.begin('A form');
      const result = modal && shown(await at(from).submit(modal, fieldValues(values)), from.place);
      if (result?.status === 'done') forms.delete(form);
      return result ?? { status: 'failed' };
    },
    watch: () => wire.entries(),
  };
}

function look(all: readonly VisibleMessage[], cast: Cast, before: string | undefined): Answers['look'] {
  const end = before === undefined ? all.length : all.findIndex(({ id }) => id === before);
  const start = Math.max(0, end - glance);
  const find = (id: string) => all.find((one) => one.id === id);
  const messages: Message[] = all.slice(start, Math.max(0, end)).map((message) => showMessage(message, cast, find));
  return { messages, hasEarlier: start > 0 };
}

function optionValues(values: Readonly<Record<string, Value>>) {
  const entries = Object.entries(values).map(
    ([name, value]) => [name, isFile(value) ? uploadOf(value) : value] as const,
  );
  return Object.fromEntries(entries);
}

function fieldValues(values: Readonly<Record<string, FieldValue>>) {
  const entries = Object.entries(values).map(
    ([name, value]) => [name, typeof value === 'string' ? value : chosenOf(value)] as const,
  );
  return Object.fromEntries(entries);
}

function chosenOf(value: Exclude<FieldValue, string>): readonly string[] | readonly Upload[] {
  const files = value.filter((one) => typeof one === 'object');
  return files.length > 0 ? files.map(uploadOf) : value.filter((one) => typeof one === 'string');
}

function isFile(value: Value): value is NewFile {
  return typeof value === 'object';
}

function uploadOf({ name, type, data }: NewFile): Upload {
  return { name, data: Buffer.from(data, 'base64'), ...(type === '' ? {} : { contentType: type }) };
}
