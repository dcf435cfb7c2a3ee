import { measureCoverage } from '../knowledge/diff.ts';
import type { Modal } from '../replies/modal.ts';
import type { ReplyOf } from '../replies/reply.ts';
import { type Block, item, type MessageView, small, strong, textView } from './blocks.ts';
import { formatTimestamp } from './format.ts';

export function renderStatus({ knowledge, revision, activeSince }: ReplyOf<'status'>): MessageView {
  const { citedCount, sentenceCount } = measureCoverage(knowledge);
  const paraphraseCount = [...knowledge.facts, ...knowledge.notStated].reduce(
    (sum, { paraphrases }) => sum + paraphrases.length,
    0,
  );
  return textView(
    strong(`Active: ${knowledge.incident.title} (${knowledge.incident.id})`),
    item(`Revision ${revision}`),
    item(`${knowledge.facts.length} facts, ${knowledge.facts.filter(({ command }) => command).length} with a command`),
    item(`${knowledge.notStated.length} questions that the article does not answer`),
    item(`${citedCount} of ${sentenceCount} sentences are cited`),
    item(`${paraphraseCount} paraphrases, ${knowledge.synonyms.length} synonyms`),
    small(`Active since ${formatTimestamp(activeSince)}`),
  );
}

/** The settings of a server and the available incidents. */
export function renderSettings(reply: ReplyOf<'settings'>): MessageView {
  const { incidentId, incidentIdByChannelId, logChannelId, newsChannelId, incidents } = reply;
  const titleOf = (id: string) => incidents.find((listed) => listed.id === id)?.title ?? id;
  return textView(
    strong('Server settings'),
    item(`Incident: ${titleOf(incidentId)}`, incidentId),
    ...Object.entries(incidentIdByChannelId).map(([channel, id]) =>
      channelItem(`Incident in a channel: ${titleOf(id)}`, channel),
    ),
    ...channelItemOr('Audit log channel', logChannelId, 'choose one with /knowledge settings log-channel'),
    ...channelItemOr('News channel', newsChannelId, 'choose one with /knowledge announce channel'),
    ...(incidents.length > 1 ? [small(`Available incidents: ${incidents.map(({ id }) => id).join(', ')}`)] : []),
  );
}

function channelItemOr(label: string, channelId: string | undefined, hint: string): Block[] {
  return [channelId === undefined ? item(`${label}: none`, hint) : channelItem(label, channelId)];
}

function channelItem(text: string, channelId: string): Block {
  return { ...item(text), channelId };
}

/** A modal as text, for output formats without modals. */
export function renderModal({ title, fields }: Modal): MessageView {
  return textView(strong(title), ...fields.map(({ label, hint }) => item(label, hint)));
}
