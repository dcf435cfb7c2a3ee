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

/**
 * The last line below an answer: its source, when that was published, and when the bot answered. Copies of a message are
 * never corrected, so they must show how old they are.
 */
export function sourceLine(source: Source, incident: Incident, asOf: Date | undefined): string {
  const title = source.title === undefined ? 'From the article' : `From “${source.title}”`;
  const publisher = source.publisher === undefined ? '' : `, ${source.publisher}`;
  // The day of a draft is a guess or a note for the editor.
  const day = incident.draft ? source.published : (source.published ?? incident.day);
  return [`${title}${publisher}`, ...(day === undefined ? [] : [day]), ...asOfPart(asOf)].join(' · ');
}

/** "as of 23 November 2026, 14:05 UTC", if the time is known. */
export function asOfPart(asOf: Date | undefined): string[] {
  return asOf === undefined ? [] : [`as of ${formatDate(asOf)}`];
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

/** So that nobody returns too early. */
export function roundUpToMinute(date: Date): Date {
  return new Date(Math.ceil(date.getTime() / 60_000) * 60_000);
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "23 November 2026, 14:05 UTC", for readers. Written out, so that it is the same in every output format. */
export function formatDate(date: Date): string {
  return `${dayFormat.format(date)}, ${date.toISOString().slice(11, 16)} UTC`;
}
