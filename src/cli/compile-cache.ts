/**
 * Turns on Node’s compile cache: commands start half a second earlier. The cache works only for modules that
 * are loaded afterwards, so commands import this file first and everything else with `import()`.
 */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '../../.cache/compiled'));
