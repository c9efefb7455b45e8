/** The configurations of web servers, which every release writes next to `current`. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildCaddyConfig } from './caddy.ts';
import type { ServerConfigOptions } from './config-options.ts';
import { buildNginxConfig } from './nginx.ts';

/** Texts of configuration files, by path. */
export type ServerConfigs = ReadonlyMap<string, string>;

/** Builds the configurations for a folder of releases. @throws Error when servers cannot serve its path */
export function buildServerConfigs(options: ServerConfigOptions): ServerConfigs {
  const folder = dirname(options.root);
  return new Map([
    [join(folder, 'nginx.conf'), buildNginxConfig(options)],
    [join(folder, 'caddy.conf'), buildCaddyConfig(options)],
  ]);
}

/** Returns the configurations whose files are missing or differ. */
export function findChangedConfigs(configs: ServerConfigs): ServerConfigs {
  return new Map([...configs].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text));
}

/** Whether every existing configuration file, which a server may use, contains all these texts. */
export function existingConfigsMention(configs: ServerConfigs, texts: readonly string[]): boolean {
  return [...configs.keys()]
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'utf8'))
    .every((config) => texts.every((text) => config.includes(text)));
}
