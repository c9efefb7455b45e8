import { Lexer } from 'yaml';

/** Returns the comments of YAML texts, with their number signs, each once. */
export function findComments(texts: readonly string[]): string[] {
  // Tokens of other kinds start with what YAML puts before them.
  return [...new Set(texts.flatMap((text) => [...new Lexer().lex(text)].filter((token) => token.startsWith('#'))))];
}
