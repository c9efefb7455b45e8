import { createInterface } from 'node:readline/promises';
import type { Rule } from '../authoring/new-explainer-rules.ts';

/** Asks, with a proposal for an answer. What comes back keeps the rule. */
export interface Questions {
  ask(question: string, proposal: string, rule: Rule): Promise<string>;
  /** A list, its entries apart by commas or spaces; `rule` is for each. */
  askList(question: string, proposal: readonly string[], rule: Rule): Promise<string[]>;
  close(): void;
}

/** The reader of questions left: Ctrl-C, or the end of the input. */
export class Left extends Error {
  override message = '\nNothing was written.';
}

/** Where nobody can be asked, the proposal is the answer. A proposal that will not do is thrown as an error, with a remedy. */
export function nobody(remedy: string): Questions {
  const take = (answers: readonly string[], rule: Rule) => {
    const wrong = answers.map(rule).find(Boolean);
    if (wrong) throw new Error(`${wrong} ${remedy}`.trim());
  };
  return {
    async ask(_, proposal, rule) {
      take([proposal], rule);
      return proposal;
    },
    async askList(_, proposal, rule) {
      take(proposal, rule);
      return [...proposal];
    },
    close: () => {},
  };
}

/**
 * Questions over streams, as a terminal has them. An answer that will not do is asked for again; an empty one takes the
 * proposal. Whoever leaves makes the question throw {@link Left}.
 */
export function questions(input: NodeJS.ReadableStream, output: NodeJS.WritableStream, terminal = true): Questions {
  const lines = createInterface({ input, output, terminal });
  // Without this, Ctrl-C would end the process, and the end of the input leave the question open for ever.
  const left = new Promise<never>((_, reject) => lines.once('close', () => reject(new Left())));
  left.catch(() => {});
  lines.on('SIGINT', () => lines.close());

  async function ask(question: string, proposal: string, rule: Rule): Promise<string> {
    for (;;) {
      const shown = proposal ? `${question} [${proposal}] ` : `${question} `;
      const answer = (await Promise.race([lines.question(shown).catch(() => left), left])).trim() || proposal;
      const wrong = rule(answer);
      if (wrong === undefined) return answer;
      output.write(`  ${wrong}\n`);
    }
  }
  return {
    ask,
    async askList(question, proposal, rule) {
      const firstWrong: Rule = (answer) =>
        listOf(answer).length === 0 ? 'Give at least one.' : listOf(answer).map(rule).find(Boolean);
      return listOf(await ask(question, proposal.join(', '), firstWrong));
    },
    close: () => lines.close(),
  };
}

function listOf(answer: string): string[] {
  return [...new Set(answer.split(/[\s,]+/).filter(Boolean))];
}
