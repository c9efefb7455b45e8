/** Asks questions in a terminal, with a default answer and a rule for each. */
import { createInterface } from 'node:readline/promises';
import type { AnswerRule } from './answer-rules.ts';

/** Asks questions. Every answer that it returns passes the rule. */
export interface Prompt {
  ask(question: string, defaultAnswer: string, rule: AnswerRule): Promise<string>;
  /** Asks for a list, separated by commas or spaces. `rule` checks each item. */
  askList(question: string, defaultAnswer: readonly string[], rule: AnswerRule): Promise<string[]>;
  close(): void;
}

/** The author pressed Ctrl-C or closed the input. */
export class PromptCancelled extends Error {
  override message = '\nCancelled. Nothing was written.';
}

/**
 * Returns a prompt that takes every default answer, for scripts.
 * @param hint sentence to add to the error when a default answer breaks its rule
 */
export function createSilentPrompt(hint = ''): Prompt {
  const check = (answers: readonly string[], rule: AnswerRule) => {
    const error = answers.map(rule).find(Boolean);
    if (error) throw new Error(`${error} ${hint}`.trim());
  };
  return {
    async ask(_, defaultAnswer, rule) {
      check([defaultAnswer], rule);
      return defaultAnswer;
    },
    async askList(_, defaultAnswer, rule) {
      check(defaultAnswer, rule);
      return [...defaultAnswer];
    },
    close: () => {},
  };
}

/**
 * Returns a prompt that asks over streams, such as a terminal’s. It repeats a question until the answer passes
 * the rule; an empty answer takes the default. Questions throw {@link PromptCancelled} on Ctrl-C and at the end
 * of the input.
 */
export function createTerminalPrompt(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Prompt {
  const lines = createInterface({ input, output, terminal: true });
  // Without this, Ctrl-C would end the process, and a question would wait for ever after the end of the input.
  const cancelled = new Promise<never>((_, reject) => lines.once('close', () => reject(new PromptCancelled())));
  cancelled.catch(() => {});
  lines.on('SIGINT', () => lines.close());

  async function ask(question: string, defaultAnswer: string, rule: AnswerRule): Promise<string> {
    const text = defaultAnswer ? `${question} [${defaultAnswer}] ` : `${question} `;
    for (;;) {
      const line = await Promise.race([lines.question(text).catch(() => cancelled), cancelled]);
      const answer = line.trim() || defaultAnswer;
      const error = rule(answer);
      if (error === undefined) return answer;
      output.write(`  ${error}\n`);
    }
  }
  return {
    ask,
    async askList(question, defaultAnswer, rule) {
      const listRule: AnswerRule = (answer) => {
        const items = splitList(answer);
        return items.length === 0 ? 'Give at least one.' : items.map(rule).find(Boolean);
      };
      return splitList(await ask(question, defaultAnswer.join(', '), listRule));
    },
    close: () => lines.close(),
  };
}

function splitList(answer: string): string[] {
  return [...new Set(answer.split(/[\s,]+/).filter(Boolean))];
}
