/** Asks the author to confirm or change the required fields of a source, and its id. */
import { idPattern, idRule } from '../../explainer/ids.ts';
import { isWebAddress } from '../../explainer/schema/fields.ts';
import type { Source } from '../../explainer/schema/source.ts';
import { getKindHint, sourceKinds } from '../../explainer/schema/source-kinds.ts';
import type { AnswerRule } from '../new-explainer/answer-rules.ts';
import type { Prompt } from '../new-explainer/prompt.ts';
import { type FoundEntry, type FoundFields, getText, sourceKeys } from './found-entry.ts';
import { proposeSourceId } from './propose-id.ts';
import { listMissing, toSource } from './write-entry-text.ts';

const isText: AnswerRule = (answer) =>
  answer === '' ? 'Write it, or press Ctrl-C: then nothing is written.' : undefined;

const isKind: AnswerRule = (answer) =>
  sourceKinds.some((kind) => kind === answer) ? undefined : `“${answer}” is not a kind. ${getKindHint(answer)}`;

const isAddress: AnswerRule = (answer) =>
  isWebAddress(answer) ? undefined : 'Write the full address, starting with https://.';

/** What is asked about each field, and what a valid answer is. */
const questions: Partial<Record<keyof Source, [question: string, rule: AnswerRule]>> = {
  publisher: ['Publisher:', isText],
  title: ['Title:', isText],
  url: ['Address:', isAddress],
  kind: [`Kind (${sourceKinds.join(', ')}):`, isKind],
};

/** Asks for the required fields. Enter keeps what was found. */
export async function confirmFields(entry: FoundEntry, prompt: Prompt): Promise<FoundEntry> {
  const fields: FoundFields = { ...entry.fields };
  const missing = listMissing(entry);
  for (const key of sourceKeys) {
    const found = getText(entry, key) ?? '';
    const [question, rule] = questions[key] ?? [];
    if (question === undefined || rule === undefined || (key === 'url' && !missing.includes('url'))) continue;
    const answer = await prompt.ask(question, found, rule);
    if (answer !== found) fields[key] = { value: answer, from: 'you' };
  }
  return { ...entry, fields };
}

/** Asks for the id. Enter keeps the proposed one. @param taken ids that it cannot have */
export async function confirmId(entry: FoundEntry, taken: ReadonlySet<string>, prompt: Prompt): Promise<string> {
  const isFree: AnswerRule = (answer) => {
    if (!idPattern.test(answer)) return `“${answer}” is not an id: ids are ${idRule}.`;
    if (answer.startsWith('note-')) return 'The site reserves ids that start with “note-”.';
    return taken.has(answer) ? `The id “${answer}” is taken.` : undefined;
  };
  return prompt.ask('Id, with which you cite it:', proposeSourceId(toSource(entry.fields), taken), isFree);
}
