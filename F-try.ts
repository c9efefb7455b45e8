import { writeFileSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { SourceFile } from './src/authoring/source-file/source-file.ts';
const head = 'title: x\n';
const cases: Record<string,string> = {
 draft: `${head}sources: [] # delete “[]” when you add the first source\n#  - id: city-notice\n#    publisher: Who\n`,
 none: `${head}`,
 empty: `${head}sources:\nafter: 1\n`,
 emptyNull: `${head}sources: ~\nafter: 1\n`,
 emptyComment: `${head}sources: # none yet\nafter: 1\n`,
 flow: `${head}sources: [{ id: a, publisher: "x, y" }, shared-one, { id: b }] # c\nafter: 1\n`,
 flowMulti: `${head}sources: [\n  { id: a, title: "q" }, # one\n  { id: b } # two\n]\nafter: 1\n`,
 items: `${head}sources:\n- id: a # first\n  title: >-\n    folded\n    text\n\n  # own comment\n  kind: news\n# between\n- { id: b, title: T } # tail\n\n- c\nafter: 1\n`,
 trailing: `${head}sources:\n  - id: a\n    title: t\n    # kind: news | wire\n  - id: b\n    title: u\n    # kind: news\n\n# about after\nafter: 1\n`,
 folded: `${head}sources:\n  - id: a\n    quotes:\n      k: |\n        line one\n\n        line two\n  - id: b\n    summary: >-\n      folded end\n\nafter: 1\n`,
 anchors: `${head}sources:\n  - &one\n    id: a\n    title: t\n  - <<: *one\n    id: b\nafter: 1\n`,
 anchorVal: `${head}sources:\n  - id: a\n    publisher: &p "P Q"\n  - id: b\n    publisher: *p\n    kind: &k news\nafter: 1\n`,
 wide: `${head}sources:\n    -   id: a\n        title: t\n    -\n        id: b\n        title: u\nafter: 1\n`,
 seqSame: `${head}sources:\n- id: a\n  title: t\nafter: 1\n`,
 last: `${head}sources:\n  - id: a\n    title: t`,
 quotedKeys: `${head}"sources":\n  - "id": "a"\n    'title': t\n`,
 noSpace: `${head}sources:\n  - {id: a,title: t,quotes: {k: "v"}}\n`,
 flowMultiItem: `${head}sources:\n  - { id: a,\n      title: t }\n  - { id: b, title: u, }\nafter: 1\n`,
 comments: `${head}sources:\n  # the first\n  - id: a\n    title: t # c1\n    url: https://a.example/#frag # c2\n  # the second\n  - id: b\n    title: u\n  # end\nafter: 1\n`,
 emptyVal: `${head}sources:\n  - id: a\n    title:\n    kind: # todo\n  - id: b\nafter: 1\n`,
 tabs: `${head}sources:\n  - id: a\t# t\n    title: t\t\nafter: 1\n`,
};
const wrap = (y: string) => `---\n${y}${y.endsWith('\n') ? '' : '\n'}---\n\nBody.[^a]\n\n---\n\nmore\n`;
const yamlOf = (t: string) => t.slice(4, t.indexOf('\n---', 3) + 1);
const opts = { schema: 'failsafe', merge: true, logLevel: 'silent' } as const;
const eq = (a: unknown, b: unknown) => JSON.stringify(canon(a)) === JSON.stringify(canon(b));
let fails = 0;
const report = (name: string, what: string, before: string, after: string) => { fails++; console.log(`#### ${name} ${what}\n${yamlOf(before)}>>>\n${after}\n`); };
for (const [name, yaml] of Object.entries(cases)) for (const eol of ['\n', '\r\n']) for (const bom of ['', '\uFEFF']) {
  const before = bom + wrap(yaml).replaceAll('\n', eol);
  const p = '/tmp/w/F-try.mdx';
  const old = (parse(yaml, opts) ?? {}) as any;
  const oldList: any[] = Array.isArray(old.sources) ? old.sources : [];
  const attempt = (what: string, edit: (f: SourceFile) => void, change: (list: any[]) => any[]) => {
    writeFileSync(p, before);
    try { const f = new SourceFile(p); edit(f); f.save(); } catch (e) { report(name, what + ' THROWS ' + (e as Error).message, wrap(yaml), readFileSync(p,'utf8')); return; }
    const after = readFileSync(p, 'utf8');
    const norm = after.replace('\uFEFF','').replaceAll('\r\n','\n');
    let data: any; try { data = parse(yamlOf(norm), opts); } catch (e) { report(name, what+' UNPARSABLE '+(e as Error).message, wrap(yaml), norm); return; }
    const want = change(structuredClone(oldList));
    if (!eq(data.sources, want)) report(name, `${what} DATA want ${JSON.stringify(want)} got ${JSON.stringify(data.sources)}`, wrap(yaml), norm);
    else if (!eq({...data, sources: 0}, {...old, sources: 0}) && !eq(Object.entries({...data, sources: 0}).sort(), Object.entries({...old, sources: 0}).sort())) report(name, what+' OTHER', wrap(yaml), norm);
    // all comments kept
    const comments = [...yaml.matchAll(/# [^\n]*/g)].map(m => m[0]);
    for (const c of comments) if (!norm.includes(c)) report(name, `${what} LOST COMMENT ${c}`, wrap(yaml), norm);
    if (eol === '\r\n' && /[^\r]\n/.test(after)) report(name, what+' EOL', wrap(yaml), after);
    if (bom && !after.startsWith(bom)) report(name, what+' BOM', wrap(yaml), after);
    // unchanged lines
    const lines = norm.split('\n'); let i = 0; const missing: string[] = [];
    for (const l of wrap(yaml).split('\n')) { const j = lines.indexOf(l, i); if (j < 0) missing.push(l); else i = j + 1; }
    if (process.env.V && missing.length && eol === '\n' && !bom) console.log(`-- ${name} ${what} changed lines:`, missing);
  };
  attempt('add', f => f.add({ id: 'new', title: 'N: 1', quotes: { q: 'w "x"' } }), l => [...l, { id: 'new', title: 'N: 1', quotes: { q: 'w "x"' } }]);
  attempt('addText', f => f.add('id: new\ntitle: t\n# kind: news'), l => [...l, { id: 'new', title: 't' }]);
  attempt('addTwo', f => { f.add('id: new\n# kind: news'); f.add('id: new2'); f.add('ref'); }, l => [...l, { id: 'new' }, { id: 'new2' }, 'ref']);
  for (const s of oldList) { const id = typeof s === 'string' ? s : s.id;
    if (typeof s !== 'string') {
      attempt(`set ${id} archived`, f => f.setFields(id, { archived: 'https://x.example/#a' }), l => l.map(x => x.id === id ? { ...x, archived: 'https://x.example/#a' } : x).map(sortKeys));
      attempt(`set ${id} title`, f => f.setFields(id, { title: 'new title' }), l => l.map(x => x.id === id ? { ...x, title: 'new title' } : x));
      attempt(`set ${id} several`, f => f.setFields(id, { seen: { on: '2024-01-01', sha256: 'a' }, quotes: { k: 'new', l: 'x' }, lang: 'fa' }), l => l.map(x => x.id === id ? { ...x, seen: { on: '2024-01-01', sha256: 'a' }, quotes: { k: 'new', l: 'x' }, lang: 'fa' } : x));
      attempt(`del ${id} title`, f => f.setFields(id, { title: undefined, kind: undefined }), l => l.map(x => { if (x.id !== id) return x; const { title, kind, ...r } = x; return r; }));
      attempt(`ref ${id}`, f => f.replaceByReference(id), l => l.map(x => x.id === id ? id : x));
    }
    attempt(`remove ${id}`, f => f.remove(id), l => l.filter(x => (x.id ?? x) !== id));
  }
}
function sortKeys(x: any) { return x; }
console.log(fails, 'fails');
function canon(x: any): any { return Array.isArray(x) ? x.map(canon) : x && typeof x === 'object' ? Object.fromEntries(Object.entries(x).filter(([,v]) => v !== undefined).sort(([a],[b]) => a < b ? -1 : 1).map(([k, v]) => [k, canon(v)])) : x; }
