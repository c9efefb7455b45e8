import { parseArgs } from 'node:util';

/** What `npm run new` was given. Nothing stands for what was not. */
export interface Given {
  title: string;
  slug?: string;
  lang?: string;
  topics: string[];
  authors: string[];
  help: boolean;
}

export const help = `npm run new -- "Title" [options]     writes a new explainer, as a draft
npm run new                          asks for what it needs

  --slug first-talks   name of the file, and so its address; otherwise made from the title
  --lang fa            language of the text, a tag of BCP 47; otherwise the site’s
  --topic iran         id of a topic; can stand several times
  --author desk        id of an author in authors.yml; can stand several times
  --help               this text

docs/writing.md shows how to go on.`;

/** Reads the options. @throws Error that names the one that is wrong. */
export function readOptions(args: string[]): Given {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        slug: { type: 'string' },
        lang: { type: 'string' },
        topic: { type: 'string', multiple: true, default: [] },
        author: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { topic, author, help, ...named } = values;
    return { ...named, title: positionals.join(' ').trim(), topics: unique(topic), authors: unique(author), help };
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\.?(?:\n|\. |$)/);
    throw new Error(`${sentence}. “npm run new -- --help” shows the options.`);
  }
}

function unique(ids: string[]): string[] {
  return [...new Set(ids)];
}
