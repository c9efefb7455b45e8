/** `npm run new -- "Title"`: a new explainer, as a draft. `--slug` names the file, `--lang` the language. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { newExplainer, slugFor } from '../output/new-explainer.ts';
import { lang as langField } from '../schema/fields.ts';
import { idPattern, idRule, isOwnAddress } from '../schema/ids.ts';
import { root, settings, site } from '../site.ts';
import { command, say } from './report.ts';

await command(() => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { slug: { type: 'string' }, lang: { type: 'string', default: site.lang } },
  });
  const title = positionals.join(' ').trim();
  if (title === '') throw new Error('Give the explainer a title: npm run new -- "A title".');
  if (title.length > 110) throw new Error(`A title has at most 110 characters; this one has ${title.length}.`);
  const slug = values.slug ?? slugFor(title);
  if (!idPattern.test(slug)) {
    throw new Error(
      `“${slug}” cannot be the name of the file: names are ${idRule}. Choose one with --slug first-talks.`,
    );
  }
  if (isOwnAddress(slug))
    throw new Error(`The address /${slug}/ belongs to the site itself. Choose another with --slug.`);
  if (!langField.safeParse(values.lang).success) {
    throw new Error(`“${values.lang}” is not a language tag. Write one of BCP 47, such as en, fa or pt-BR.`);
  }
  const folder = join(settings.contentDir, 'explainers');
  const file = join(folder, `${slug}.mdx`);
  const name = file.startsWith(root) ? relative(root, file) : file;
  if (existsSync(file)) throw new Error(`${name} is there already. Choose another name with --slug.`);
  mkdirSync(folder, { recursive: true });
  const today = new Date().toISOString().slice(0, 10);
  writeFileSync(file, newExplainer({ title, today, lang: values.lang }), { flag: 'wx' });
  say(`Wrote ${name}. “npm run dev” shows it at /${slug}/ as you write.`);
});
