/** The configurations of web servers that every release writes beside `current`. Each follows from the one policy. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ServerConfigOptions } from '../http/http-policy.ts';
import { buildCaddyConfig } from './caddy.ts';
import { buildNginxConfig } from './nginx.ts';

/** Texts of configuration files by their paths. */
export type ServerConfigs = ReadonlyMap<string, string>;

/** The configurations for a folder of releases. @throws Error when they cannot name the folder */
export function buildServerConfigs(options: ServerConfigOptions): ServerConfigs {
  const folder = dirname(options.root);
  return new Map([
    [join(folder, 'nginx.conf'), buildNginxConfig(options)],
    [join(folder, 'caddy.conf'), buildCaddyConfig(options)],
  ]);
}

/** Those configurations whose files are missing or have another text. */
export function findChangedConfigs(configs: ServerConfigs): ServerConfigs {
  return new Map([...configs].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text));
}

/** Whether every configuration that a server may have read mentions all of `words`. */
export function existingConfigsMention(configs: ServerConfigs, words: readonly string[]): boolean {
  return [...configs.keys()]
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'utf8'))
    .every((text) => words.every((word) => text.includes(word)));
}
