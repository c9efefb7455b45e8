/** `npm run source`: its commands, their help, and wrong command lines. */
import { describe, expect, it } from 'vitest';
import { root, run } from '../support/run.ts';

const env = { CONTENT_DIR: `${root}/tests/fixtures/cases` };
const commands = ['add', 'share', 'archive', 'verify'];

describe('help', () => {
  it.each([
    [[], 2],
    [['--help'], 0],
    [['-h'], 0],
  ])('of %j lists the commands', async (args, code) => {
    const { stdout, ...others } = await run('source', env, args);
    expect(others).toEqual({ code, stderr: '' });
    for (const command of commands) expect(stdout).toContain(`npm run source -- ${command}`);
  });

  it.each(commands)('of “%s” shows each option in a line', async (command) => {
    const { code, stdout, stderr } = await run('source', env, [command, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [title, blank, ...lines] = stdout.trimEnd().split('\n');
    expect([title?.replace(' <work>', ''), blank]).toEqual([`npm run source -- ${command} [options]`, '']);
    const options = lines.slice(lines.lastIndexOf('') + 1);
    for (const option of options) expect(option).toMatch(/^ {2}--[a-z-]+(?: <[a-z]+>| json)? {2,}\S/);
    expect(options.at(-1)).toMatch(/^ {2}--help {2,}shows this text$/);
    expect((await run('source', env, [command, '-h'])).stdout).toBe(stdout);
    const { stderr: message } = await run('source', env, [command, '--hlp']);
    // The message names the options that the help explains, and no others.
    const named = (text: string) => [...new Set(text.match(/--[a-z-]+/g))].filter((name) => name !== '--hlp').sort();
    expect(named(message)).toEqual(named(options.map((line) => line.slice(0, 22)).join('\n')));
  });
});

describe('a wrong command line', () => {
  it.each([
    [['shar'], 'There is no command “npm run source -- shar”. Did you mean “share”?'],
    [['https://example.org/'], 'The commands are add, share, archive and verify.'],
    [['add'], 'Say which work: an address, a DOI, an ISBN, or a file'],
    [['add', '10.5555/ok', '--save'], "Unknown option '--save'. The options are --to, "],
    [['add', '10.5555/ok', '--to', 'no-such-explainer'], 'There is no explainer “no-such-explainer”.'],
    [['share', '--to', 'council'], "Unknown option '--to'. The options are --dry-run and --help."],
    [['share', 'council'], "Unexpected argument 'council'."],
    [['archive', '--format', 'json'], "Unknown option '--format'. The options are --"],
    [['archive', 'council'], "Unexpected argument 'council'."],
    [['verify', '--save'], "Unknown option '--save'. The options are --"],
    [['verify', '--only'], "Option '--only <value>' argument missing."],
  ])('%j ends with code 2 and one sentence', async (args, sentence) => {
    const { code, stdout, stderr } = await run('source', env, args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
