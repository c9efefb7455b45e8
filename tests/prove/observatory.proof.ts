/**
 * Grades the site with Mozilla’s HTTP Observatory. The Observatory requests hosts by name at their usual ports;
 * here its retriever gets other ports, and its tests and grades are used unchanged. As behind any host, the site
 * has TLS and a redirect to it. Only the process that sends requests trusts the certificate, which is created for
 * this proof.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, request } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildNginxConfig } from '../../src/publish/hosts/nginx.ts';
import { readSiteFacts } from '../../src/publish/http/site-facts.ts';
import { Unavailable } from '../support/unavailable.ts';
import { detectWebServers, startNginx } from '../support/web-server.ts';
import { installTool } from './support/install-tool.ts';
import type { Proof } from './support/proof.ts';
import { listen, withRealSite } from './support/real-site.ts';

const run = promisify(execFile);
const slug = 'trump-says-iran-wants-to-negotiate';
const paths = ['/', `/${slug}/`, `/${slug}/protest-crisis/`, '/search/'];

interface Grading {
  path: string;
  grade: string;
  score: number;
  status: number;
  failed: string[];
}

/** Runs in a separate process, which trusts the certificate. Prints gradings as JSON. */
const graderCode = `
const [source, httpPort, httpsPort, ...paths] = process.argv.slice(1);
const { retrieve } = await import(source + '/retriever/retriever.js');
const { ALL_TESTS } = await import(source + '/constants.js');
const { getGradeForScore, getScoreModifier } = await import(source + '/grader/grader.js');
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await import(source + '/grader/charts.js');
const gradings = [];
for (const path of paths) {
  const responses = await retrieve('localhost', { httpPort, httpsPort, path });
  const results = ALL_TESTS.map((test) => test(responses));
  const modifiers = results.map(({ result }) => getScoreModifier(result));
  const sum = (numbers) => numbers.reduce((a, b) => a + b, 100);
  const strict = sum(modifiers.filter((modifier) => modifier < 0));
  const grade = getGradeForScore(strict >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? sum(modifiers) : strict);
  const failed = results.filter(({ pass }) => !pass).map(({ result }) => result);
  gradings.push({ path, ...grade, status: responses.responses.auto.status, failed });
}
console.log(JSON.stringify(gradings));
`;

const proof: Proof = {
  claim: 'Mozilla’s HTTP Observatory grades every kind of page A+, served by npm run serve and by nginx',
  async run(print) {
    const folder = await installTool('@mdn/mdn-http-observatory', '1.4.8');
    // The list of hosts that browsers load over TLS only is not downloaded: localhost is not in it.
    writeFileSync(join(folder, 'conf/hsts-preload.json'), '{}');
    const temporary = mkdtempSync(join(tmpdir(), 'footing-prove-observatory-'));
    try {
      const { key, cert } = await createCertificate(temporary);
      const gradeServer = async (name: string, listener: RequestListener) => {
        const secure = createSecureServer({ key, cert }, listener);
        const httpsPort = await listen(secure);
        const plain = createServer(({ url }, response) => {
          response.writeHead(301, { Location: `https://localhost:${httpsPort}${url}` }).end();
        });
        const httpPort = await listen(plain);
        const args = [join(folder, 'src'), `${httpPort}`, `${httpsPort}`, ...paths];
        const env = { ...process.env, NODE_EXTRA_CA_CERTS: join(temporary, 'cert.pem') };
        const { stdout } = await run(process.execPath, ['--input-type=module', '-e', graderCode, ...args], { env });
        for (const each of [secure, plain]) {
          each.closeAllConnections();
          each.close();
        }
        const gradings = JSON.parse(stdout) as Grading[];
        for (const { path, grade, score } of gradings) print(`${name.padEnd(6)} ${grade} (${score})  ${path}`);
        assert(gradings.length === paths.length, 'Not every page was requested.');
        for (const { path, grade, status, failed } of gradings) {
          assert(status === 200, `${path} has status ${status}.`);
          assert(grade === 'A+', `${path} has ${grade}: ${failed.join(', ')}`);
        }
      };
      await withRealSite(async (server, site) => {
        await gradeServer('serve', (...args) => server.emit('request', ...args));
        if (!detectWebServers({ install: true }).nginx) throw new Unavailable('it needs nginx (npm run serve has A+)');
        const config = join(temporary, 'site.conf');
        writeFileSync(config, buildNginxConfig({ root: site, basePath: '/', ...readSiteFacts([site], []) }));
        const nginx = await startNginx(config);
        await gradeServer('nginx', proxyTo(nginx.address)).finally(() => nginx.stop());
      });
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  },
};
export default proof;

/** Returns a listener that forwards requests to a server. */
function proxyTo(address: string): RequestListener {
  return ({ url = '/', method, headers }, response) => {
    const forwarded = request(new URL(url, address), { method, headers }, (upstream) => {
      response.writeHead(upstream.statusCode ?? 502, upstream.rawHeaders);
      upstream.pipe(response);
    });
    forwarded.on('error', () => response.destroy()).end();
  };
}

/** Creates a key and a certificate for localhost. @throws Unavailable without openssl */
async function createCertificate(folder: string): Promise<{ key: Buffer; cert: Buffer }> {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const keyOptions = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost'.split(' ');
  const files = ['-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert];
  try {
    await run('openssl', ['req', '-x509', ...keyOptions, ...files]);
  } catch {
    throw new Unavailable('it needs openssl');
  }
  return { key: readFileSync(key), cert: readFileSync(cert) };
}
