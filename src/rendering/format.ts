import type { Citation, Fact, Incident, Source, Speaker } from '../knowledge/knowledge.ts';

/** "the Met Police", "Matt Twist, Assistant Commissioner". */
function speakerName({ name, role, reporter }: Speaker): string {
  return role === undefined || reporter ? name : `${name}, ${role}`;
}

/** The speaker of a fact, as the line above its quotations. */
export function attributionLine(fact: Fact): string {
  return fact.saidBy.reporter ? 'The article says:' : `According to ${speakerName(fact.saidBy)}:`;
}

/** "sentence 5, the Met Police" */
export function citationLabel({ sentenceNumber, speaker }: Citation): string {
  return speaker.reporter ? `sentence ${sentenceNumber}` : `sentence ${sentenceNumber}, ${speaker.name}`;
}

/** The last line below an answer: its source and date, as far as known. */
export function sourceLine(source: Source, incident: Incident): string {
  const title = source.title === undefined ? 'From the article' : `From “${source.title}”`;
  const publisher = source.publisher === undefined ? '' : `, ${source.publisher}`;
  // The day of a draft is a guess or a note for the editor.
  const day = incident.draft ? source.published : (source.published ?? incident.day);
  return `${title}${publisher}${day === undefined ? '' : ` · as of ${day}`}`;
}

/** "the-man" is shown as "The man", and "iopc" as the source writes it: "IOPC". */
export function topicTitle(topic: string, source: Source): string {
  const words = topic.replaceAll('-', ' ');
  const written = new RegExp(`\\b${words}\\b`, 'i').exec(source.text)?.[0] ?? words;
  return sentenceCase(written);
}

export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "1 fact", "3 facts", "no facts". */
export function pluralize(count: number, noun: string): string {
  return count === 0 ? `no ${noun}s` : formatCount(count, noun);
}

/** "1 fact", "3 facts", "0 facts". */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** "2026-11-23 14:05 UTC": the users of one server live in several time zones. */
export function formatTimestamp(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "23 November 2026, 14:05 UTC", for readers. Written out, so that it is the same in every output format. */
export function formatDate(date: Date): string {
  return `${dayFormat.format(date)}, ${date.toISOString().slice(11, 16)} UTC`;
}
