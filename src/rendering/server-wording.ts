import type { Form } from '../answering/form.ts';
import type { ReplyOf } from '../answering/reply.ts';
import { coverageOf } from '../knowledge/difference.ts';
import { type Block, item, type Page, page, small, strong } from './blocks.ts';
import { instant } from './names.ts';

export function statusPage({ knowledge, revision, since }: ReplyOf<'status'>): Page {
  const { cited, sentences } = coverageOf(knowledge);
  const wordings = [...knowledge.facts, ...knowledge.notStated].reduce((sum, { asked }) => sum + asked.length, 0);
  return page(
    strong(`In force: ${knowledge.incident.title} (${knowledge.incident.id})`),
    item(`Revision ${revision}`),
    item(`${knowledge.facts.length} facts, ${knowledge.facts.filter(({ command }) => command).length} with a command`),
    item(`${knowledge.notStated.length} things that the article does not say`),
    item(`${cited} of ${sentences} sentences are cited`),
    item(`${wordings} wordings, ${knowledge.terms.length} terms`),
    small(`In force since ${instant(since)}`),
  );
}

/** What a server has chosen, and what it could choose. */
export function settingsPage(reply: ReplyOf<'settings'>): Page {
  const { incident, channelIncidents, logChannel, newsChannel, incidents } = reply;
  const titleOf = (id: string) => incidents.find((one) => one.id === id)?.title ?? id;
  return page(
    strong('The settings of this server'),
    item(`Incident: ${titleOf(incident)}`, incident),
    ...Object.entries(channelIncidents).map(([channel, id]) =>
      inChannel(`Incident of a channel: ${titleOf(id)}`, channel),
    ),
    ...inChannelOr('The moderators’ log is posted', logChannel, '/knowledge settings log-channel: posts it'),
    ...inChannelOr('What is new is posted', newsChannel, '/knowledge follow channel: posts it'),
    ...(incidents.length > 1 ? [small(`There is: ${incidents.map(({ id }) => id).join(', ')}`)] : []),
  );
}

function inChannelOr(what: string, channel: string | undefined, how: string): Block[] {
  return [channel === undefined ? item(`${what} nowhere`, how) : inChannel(what, channel)];
}

function inChannel(text: string, channel: string): Block {
  return { ...item(text), channel };
}

/** A form in words, for surfaces that can't open one. */
export function formPage({ title, fields }: Form): Page {
  return page(strong(title), ...fields.map(({ label, hint }) => item(label, hint)));
}
