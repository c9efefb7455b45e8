/**
 * What Mozilla’s HTTP Observatory gives the site. It asks by the names of hosts, at their usual ports; here its own retriever is
 * given others, and its tests and its marks are used as they are. The site stands as it would behind any host: over TLS, with a
 * redirect to it. The certificate is made for this and trusted by the one process that asks.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, request } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildNginxConfig } from '../../src/publish/hosts/nginx.ts';
import { readSiteFacts } from '../../src/publish/http/site-facts.ts';
import { startNginx, webServersHere } from '../support/web-server.ts';
import { borrowed } from './parts/borrowed.ts';
import { must, NotHere, type Proof } from './parts/proof.ts';
import { listening, withRealSite } from './parts/real-site.ts';

const run = promisify(execFile);
const slug = 'trump-says-iran-wants-to-negotiate';
const paths = ['/', `/${slug}/`, `/${slug}/protest-crisis/`, '/search/'];

interface Mark {
  path: string;
  grade: string;
  score: number;
  status: number;
  failed: string[];
}

/** Runs in a process of its own, for the sake of the certificate: prints marks as JSON. */
const asking = `
const [source, httpPort, httpsPort, ...paths] = process.argv.slice(1);
const { retrieve } = await import(source + '/retriever/retriever.js');
const { ALL_TESTS } = await import(source + '/constants.js');
const { getGradeForScore, getScoreModifier } = await import(source + '/grader/grader.js');
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await import(source + '/grader/charts.js');
const marks = [];
for (const path of paths) {
  const answers = await retrieve('localhost', { httpPort, httpsPort, path });
  const results = ALL_TESTS.map((test) => test(answers));
  const modifiers = results.map(({ result }) => getScoreModifier(result));
  const sum = (numbers) => numbers.reduce((a, b) => a + b, 100);
  const strict = sum(modifiers.filter((modifier) => modifier < 0));
  const mark = getGradeForScore(strict >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? sum(modifiers) : strict);
  const failed = results.filter(({ pass }) => !pass).map(({ result }) => result);
  marks.push({ path, ...mark, status: answers.responses.auto.status, failed });
}
console.log(JSON.stringify(marks));
`;

const proof: Proof = {
  claim:
    'Mozilla’s HTTP Observatory gives every kind of page A+, from npm run serve and from nginx with what we ship for it',
  async run(say) {
    const folder = await borrowed('@mdn/mdn-http-observatory', '1.4.8');
    // Which hosts browsers know to be TLS only: localhost is none of them, so the list is not fetched.
    writeFileSync(join(folder, 'conf/hsts-preload.json'), '{}');
    const temporary = mkdtempSync(join(tmpdir(), 'footing-prove-observatory-'));
    try {
      const { key, cert } = await certificateIn(temporary);
      const hold = async (name: string, answer: RequestListener) => {
        const secure = createSecureServer({ key, cert }, answer);
        const httpsPort = await listening(secure);
        const plain = createServer(({ url }, response) => {
          response.writeHead(301, { Location: `https://localhost:${httpsPort}${url}` }).end();
        });
        const httpPort = await listening(plain);
        const args = [join(folder, 'src'), `${httpPort}`, `${httpsPort}`, ...paths];
        const env = { ...process.env, NODE_EXTRA_CA_CERTS: join(temporary, 'cert.pem') };
        const { stdout } = await run(process.execPath, ['--input-type=module', '-e', asking, ...args], { env });
        for (const each of [secure, plain]) {
          each.closeAllConnections();
          each.close();
        }
        const marks = JSON.parse(stdout) as Mark[];
        for (const { path, grade, score } of marks) say(`${name.padEnd(6)} ${grade} (${score})  ${path}`);
        must(marks.length === paths.length, 'Not every page was asked for.');
        for (const { path, grade, status, failed } of marks) {
          must(status === 200, `${path} answers ${status}.`);
          must(grade === 'A+', `${path} has ${grade}: ${failed.join(', ')}`);
        }
      };
      await withRealSite(async (server, site) => {
        await hold('serve', (...asked) => server.emit('request', ...asked));
        if (!webServersHere({ install: true }).nginx) throw new NotHere('nginx; npm run serve has A+');
        const config = join(temporary, 'site.conf');
        writeFileSync(config, buildNginxConfig({ root: site, basePath: '/', ...readSiteFacts([site], []) }));
        const nginx = await startNginx(config);
        await hold('nginx', behind(nginx.address)).finally(() => nginx.stop());
      });
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  },
};
export default proof;

/** What answers as the server at an address does, header by header. */
function behind(address: string): RequestListener {
  return ({ url = '/', method, headers }, response) => {
    const asked = request(new URL(url, address), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    asked.on('error', () => response.destroy()).end();
  };
}

/** A key, and a certificate for localhost. @throws NotHere without openssl */
async function certificateIn(folder: string): Promise<{ key: Buffer; cert: Buffer }> {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const kind = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost'.split(' ');
  const files = ['-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert];
  try {
    await run('openssl', ['req', '-x509', ...kind, ...files]);
  } catch {
    throw new NotHere('openssl, which makes the certificate');
  }
  return { key: readFileSync(key), cert: readFileSync(cert) };
}
