import type { Citation, Entry, Fact } from '../knowledge/knowledge.ts';
import type { Answer, EntryAnswer } from '../replies/answer.ts';

type CitationJson = { quote: string; source: string; sentence: number; start: number; end: number; speaker: string };

/** An answer for other programs, one object per line. Fields may be added but not changed. */
export type AnswerJson = {
  question: string;
  outcome: Answer['kind'];
  /** The id of the fact or not-stated entry. */
  fact: string | null;
  answer: string | null;
  /** For a not-stated entry: the closest sentence, if any. */
  citations: CitationJson[];
  choices: { fact: string; question: string; citations: CitationJson[] }[];
  milliseconds: number;
  /** What the question assumes and the answer does not confirm: “The article says around 2pm, not 3pm.” */
  note: string | null;
  /** For a question that nobody has checked: the closest sentences, best first. */
  passages: CitationJson[];
};

export function toAnswerJson(question: string, answer: Answer, milliseconds: number): AnswerJson {
  const common = {
    question,
    outcome: answer.kind,
    fact: null,
    answer: null,
    citations: [],
    choices: [],
    milliseconds: Number(milliseconds.toFixed(3)),
    note: null,
    passages: [],
  };
  switch (answer.kind) {
    case 'answered':
      return {
        ...common,
        fact: answer.fact.id,
        answer: answeredFacts(answer)
          .map((fact) => fact.answer)
          .join(' '),
        note: joinNotes(answer),
        citations: answeredFacts(answer).flatMap(entryCitations),
      };
    case 'not-stated':
      return { ...common, fact: answer.entry.id, citations: entryCitations(answer.entry) };
    case 'unsure':
      return {
        ...common,
        choices: answer.choices.map((entry) => ({
          fact: entry.id,
          question: entry.question,
          citations: entryCitations(entry),
        })),
      };
    case 'passages':
      return { ...common, passages: answer.citations.map(toCitationJson) };
    case 'no-match':
    case 'small-talk':
    case 'other-language':
    case 'withheld':
      return common;
    default:
      return answer satisfies never;
  }
}

function joinNotes(answer: EntryAnswer): string | null {
  const notes = [answer, ...answer.additionalAnswers].flatMap((part) =>
    part.kind === 'answered' && part.note !== undefined ? [part.note] : [],
  );
  return notes.length === 0 ? null : notes.join(' ');
}

/** The facts that answer all questions of the message. */
function answeredFacts(answer: EntryAnswer): Fact[] {
  return [answer, ...answer.additionalAnswers].flatMap((part) => (part.kind === 'answered' ? [part.fact] : []));
}

function entryCitations(entry: Entry): CitationJson[] {
  if (entry.kind === 'fact') return entry.citations.map(toCitationJson);
  return entry.closestSentence ? [toCitationJson(entry.closestSentence)] : [];
}

function toCitationJson({ quote, sourceId, sentenceNumber, start, end, speaker }: Citation): CitationJson {
  return { quote, source: sourceId, sentence: sentenceNumber, start, end, speaker: speaker.name };
}
