/** Says what is wrong with the size of a file of the site; undefined if it can be published. */
export function describeSize(path: string, size: number, limits: { page: number; file: number }) {
  const kind = path.endsWith('.html') ? 'page' : 'file';
  if (size > limits[kind]) {
    const bytes = new Intl.NumberFormat('en-GB');
    return {
      rule: 'too-heavy',
      message: `The ${kind} has ${bytes.format(size)} bytes; the limit is ${bytes.format(limits[kind])}.`,
      hint: 'Make it smaller, or raise “budgets” in src/site.ts.',
    };
  }
  // Dotfiles such as .nojekyll may be empty.
  if (size > 0 || /(?:^|\/)\./.test(path)) return undefined;
  return { rule: 'empty-file', message: 'The file is empty.', hint: 'Delete it, or fix what writes it.' };
}
