import type { Answer, Told } from '../answering/reply.ts';
import type { Citation, Entry, Fact } from '../knowledge/knowledge.ts';

type CitationJson = { quote: string; source: string; sentence: number; start: number; end: number; speaker: string };

/** An answer for other programs, one object a line. They rely on this form: add to it, but change nothing. */
export type AnswerJson = {
  question: string;
  outcome: Answer['kind'];
  /** The id of the fact, or of the thing not stated. */
  fact: string | null;
  answer: string | null;
  /** For what is not stated: the sentence that comes nearest, if one does. */
  citations: CitationJson[];
  choices: { fact: string; question: string; citations: CitationJson[] }[];
  milliseconds: number;
};

export function answerJson(question: string, answer: Answer, milliseconds: number): AnswerJson {
  const common = {
    question,
    outcome: answer.kind,
    fact: null,
    answer: null,
    citations: [],
    choices: [],
    milliseconds: Number(milliseconds.toFixed(3)),
  };
  switch (answer.kind) {
    case 'answered':
      return {
        ...common,
        fact: answer.fact.id,
        answer: factsOf(answer)
          .map((fact) => fact.answer)
          .join(' '),
        citations: factsOf(answer).flatMap(citationsOf),
      };
    case 'not-stated':
      return { ...common, fact: answer.entry.id, citations: citationsOf(answer.entry) };
    case 'unsure':
      return {
        ...common,
        choices: answer.choices.map((entry) => ({
          fact: entry.id,
          question: entry.question,
          citations: citationsOf(entry),
        })),
      };
    case 'no-match':
    case 'withheld':
      return common;
    default:
      return answer satisfies never;
  }
}

/** Of a message with several questions, all the facts that answer them. */
function factsOf(told: Told): Fact[] {
  return [told, ...told.more].flatMap((one) => (one.kind === 'answered' ? [one.fact] : []));
}

function citationsOf(entry: Entry): CitationJson[] {
  if (entry.kind === 'fact') return entry.citations.map(citationJson);
  return entry.nearest ? [citationJson(entry.nearest)] : [];
}

function citationJson({ quote, source, sentence, start, end, speaker }: Citation): CitationJson {
  return { quote, source, sentence, start, end, speaker: speaker.name };
}
