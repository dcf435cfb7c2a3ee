import { CST, Lexer } from 'yaml';

/**
 * A full knowledge file has about 70,000 tokens. Indentation (in columns) and indicators per line limit the nesting of
 * blocks, bracket depth the nesting of lists and groups in brackets.
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

/** Finds the first token that exceeds the limits or is not allowed. Linear in the length of the text. */
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

/** Tokens that the lexer adds, with no characters in the text. The token after SCALAR is plain or block text. */
const zeroWidthTokens = new Set<string>([CST.DOCUMENT, CST.SCALAR, CST.FLOW_END]);

type LexerTokenType = CST.TokenType | 'directive-line' | 'text' | null;

/** `lineIndicators` counts `-`, `?` and `:` on the current line. */
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
    return `The file has more than ${limits.maxTokens} YAML tokens, far more than a knowledge file needs.`;
  if (state.bracketDepth < 0)
    return 'This bracket has no opening bracket; remove it, or put the text in quotation marks.';
  if (isTooDeep(state, type)) return 'This is nested too deeply for a knowledge file.';
  if ((type === 'double-quoted-scalar' || type === 'single-quoted-scalar') && length > limits.maxQuotedLength) {
    return `This text in quotation marks has more than ${limits.maxQuotedLength} characters; is its closing mark missing?`;
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
  anchor: 'YAML anchors (&name) are not allowed; write the value out, or put it in quotation marks.',
  alias: 'YAML aliases (*name) are not allowed; write the value out, or put it in quotation marks.',
  tag: 'YAML tags (!name) are not allowed; put the value in quotation marks.',
  'directive-line': 'YAML directives (%…) are not allowed; remove this line, or put it in quotation marks.',
  'doc-end': 'A file can have only one YAML document, and the rest of this file would be ignored; remove this line.',
};
