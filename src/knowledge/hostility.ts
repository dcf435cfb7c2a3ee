import { CST, Lexer } from 'yaml';

/**
 * What no honest knowledge file comes near. `tokens`: a full file has some 70,000. `indentation` in columns and
 * `indicatorsALine` both bound how deep blocks nest, `brackets` how deep lists and groups on one line do.
 */
const limits = { tokens: 120_000, indentation: 60, indicatorsALine: 6, brackets: 8, quotedLength: 4000 } as const;

/** Offsets count UTF-16 code units. */
export type Hostility = { readonly offset: number; readonly message: string };

/** The first thing in the token stream that no honest knowledge file holds. The lexer is linear in the text's length. */
export function findHostility(text: string): Hostility | undefined {
  const state: State = { tokens: 0, brackets: 0, indicators: 0, indentation: 0, started: false };
  let offset = 0;
  let isText = false;
  for (const token of new Lexer().lex(text)) {
    const type = isText ? 'text' : CST.tokenType(token);
    follow(state, type, token.length);
    const message = refusal(state, type, token.length);
    if (message !== undefined) return { offset, message };
    isText = token === CST.SCALAR;
    if (!lexerMarks.has(token)) offset += token.length;
  }
  return undefined;
}

/** Tokens that the lexer adds and that have no letters in the text. What follows SCALAR is plain or block text. */
const lexerMarks = new Set<string>([CST.DOCUMENT, CST.SCALAR, CST.FLOW_END]);

type Type = CST.TokenType | 'directive-line' | 'text' | null;

/** Open brackets, and on the line at hand its indicators (`-`, `?`, `:`) and its indentation: all of them nest. */
type State = { tokens: number; brackets: number; indicators: number; indentation: number; started: boolean };

const indicators = new Set<Type>(['seq-item-ind', 'explicit-key-ind', 'map-value-ind']);
const openers = new Set<Type>(['flow-seq-start', 'flow-map-start']);
const closers = new Set<Type>(['flow-seq-end', 'flow-map-end']);
/** What stands between the parts of a document, or before it. */
const blanks = new Set<Type>(['newline', 'space', 'comment', 'doc-mode', 'byte-order-mark', 'comma']);

function follow(state: State, type: Type, length: number): void {
  state.tokens += 1;
  if (type === 'newline') state.indentation = 0;
  if (type === 'space' && state.indicators === 0 && state.indentation === 0) state.indentation = length;
  if (type === 'newline' || type === 'comma') state.indicators = 0;
  if (indicators.has(type)) state.indicators += 1;
  if (openers.has(type)) state.brackets += 1;
  if (closers.has(type)) state.brackets -= 1;
}

function refusal(state: State, type: Type, length: number): string | undefined {
  if (state.tokens > limits.tokens) return 'The file has far more parts than a knowledge file; it is not read further.';
  if (state.brackets < 0) return 'This bracket closes nothing; remove it, or put the text in quotation marks.';
  if (isTooDeep(state, type)) return 'This is nested too deeply for a knowledge file.';
  if ((type === 'double-quoted-scalar' || type === 'single-quoted-scalar') && length > limits.quotedLength) {
    return `A text in quotation marks may have ${limits.quotedLength} characters; is its closing mark missing?`;
  }
  if (type === 'doc-end' || (type === 'doc-start' && state.started)) return refusedTokens['doc-end'];
  if (!blanks.has(type)) state.started = true;
  return type === null || type === 'text' ? undefined : refusedTokens[type];
}

function isTooDeep({ brackets, indicators, indentation }: State, type: Type): boolean {
  if (brackets > limits.brackets || indicators > limits.indicatorsALine) return true;
  return indentation > limits.indentation && !blanks.has(type);
}

const refusedTokens: Partial<Record<CST.TokenType | 'directive-line', string>> = {
  anchor: 'YAML anchors (&name) are not used in knowledge files; write the value out, or put it in quotation marks.',
  alias: 'YAML aliases (*name) are not used in knowledge files; write the value out, or put it in quotation marks.',
  tag: 'YAML tags (!name) are not used in knowledge files; put the value in quotation marks.',
  'directive-line':
    'YAML directives (%…) are not used in knowledge files; remove this line, or put it in quotation marks.',
  'doc-end': 'A file holds one document, and what follows this line would be lost; remove the line.',
};
