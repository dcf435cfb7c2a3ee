import { CST, Lexer } from 'yaml';

/**
 * What no honest knowledge file comes near. `tokens`: a full file has some 70,000. `indentation` in columns and
 * `indicatorsALine` both bound how deep blocks nest, `brackets` how deep lists and groups on one line do.
 */
const limits = {
  maxTokens: 120_000,
  maxIndentation: 60,
  maxIndicatorsPerLine: 6,
  maxBracketDepth: 8,
  maxQuotedLength: 4000,
} as const;

/** Offsets count UTF-16 code units. */
export type UnsafeYaml = { readonly offset: number; readonly message: string };

/** The first thing in the token stream that no honest knowledge file holds. The lexer is linear in the text's length. */
export function findUnsafeYaml(text: string): UnsafeYaml | undefined {
  const state: LexerState = { tokenCount: 0, bracketDepth: 0, lineIndicators: 0, indentation: 0, hasContent: false };
  let offset = 0;
  let isNextText = false;
  for (const token of new Lexer().lex(text)) {
    const type = isNextText ? 'text' : CST.tokenType(token);
    updateState(state, type, token.length);
    const message = findViolation(state, type, token.length);
    if (message !== undefined) return { offset, message };
    isNextText = token === CST.SCALAR;
    if (!zeroWidthTokens.has(token)) offset += token.length;
  }
  return undefined;
}

/** Tokens that the lexer adds and that have no letters in the text. What follows SCALAR is plain or block text. */
const zeroWidthTokens = new Set<string>([CST.DOCUMENT, CST.SCALAR, CST.FLOW_END]);

type LexerTokenType = CST.TokenType | 'directive-line' | 'text' | null;

/** Open brackets, and on the line at hand its indicators (`-`, `?`, `:`) and its indentation: all of them nest. */
type LexerState = {
  tokenCount: number;
  bracketDepth: number;
  lineIndicators: number;
  indentation: number;
  hasContent: boolean;
};

const indicatorTokens = new Set<LexerTokenType>(['seq-item-ind', 'explicit-key-ind', 'map-value-ind']);
const openingBrackets = new Set<LexerTokenType>(['flow-seq-start', 'flow-map-start']);
const closingBrackets = new Set<LexerTokenType>(['flow-seq-end', 'flow-map-end']);
/** What stands between the parts of a document, or before it. */
const ignorableTokens = new Set<LexerTokenType>([
  'newline',
  'space',
  'comment',
  'doc-mode',
  'byte-order-mark',
  'comma',
]);

function updateState(state: LexerState, type: LexerTokenType, length: number): void {
  state.tokenCount += 1;
  if (type === 'newline') state.indentation = 0;
  if (type === 'space' && state.lineIndicators === 0 && state.indentation === 0) state.indentation = length;
  if (type === 'newline' || type === 'comma') state.lineIndicators = 0;
  if (indicatorTokens.has(type)) state.lineIndicators += 1;
  if (openingBrackets.has(type)) state.bracketDepth += 1;
  if (closingBrackets.has(type)) state.bracketDepth -= 1;
}

function findViolation(state: LexerState, type: LexerTokenType, length: number): string | undefined {
  if (state.tokenCount > limits.maxTokens)
    return 'The file has far more parts than a knowledge file; it is not read further.';
  if (state.bracketDepth < 0) return 'This bracket closes nothing; remove it, or put the text in quotation marks.';
  if (isTooDeep(state, type)) return 'This is nested too deeply for a knowledge file.';
  if ((type === 'double-quoted-scalar' || type === 'single-quoted-scalar') && length > limits.maxQuotedLength) {
    return `A text in quotation marks may have ${limits.maxQuotedLength} characters; is its closing mark missing?`;
  }
  if (type === 'doc-end' || (type === 'doc-start' && state.hasContent)) return forbiddenTokens['doc-end'];
  if (!ignorableTokens.has(type)) state.hasContent = true;
  return type === null || type === 'text' ? undefined : forbiddenTokens[type];
}

function isTooDeep({ bracketDepth, lineIndicators, indentation }: LexerState, type: LexerTokenType): boolean {
  if (bracketDepth > limits.maxBracketDepth || lineIndicators > limits.maxIndicatorsPerLine) return true;
  return indentation > limits.maxIndentation && !ignorableTokens.has(type);
}

const forbiddenTokens: Partial<Record<CST.TokenType | 'directive-line', string>> = {
  anchor: 'YAML anchors (&name) are not used in knowledge files; write the value out, or put it in quotation marks.',
  alias: 'YAML aliases (*name) are not used in knowledge files; write the value out, or put it in quotation marks.',
  tag: 'YAML tags (!name) are not used in knowledge files; put the value in quotation marks.',
  'directive-line':
    'YAML directives (%…) are not used in knowledge files; remove this line, or put it in quotation marks.',
  'doc-end': 'A file holds one document, and what follows this line would be lost; remove the line.',
};
