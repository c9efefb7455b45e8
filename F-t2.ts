import { writeFileSync, readFileSync } from 'node:fs';
import { SourceFile } from './src/authoring/source-file/source-file.ts';
for (const y of [`sources:\n  - id: a\n    title: t\n    # kind: news | wire\n  - id: b\n    title: u # c\n    # kind: news\n\n# about after\nafter: 1\n`]) { writeFileSync('/tmp/w/F-try.mdx', `---\n${y}---\n`); const f = new SourceFile('/tmp/w/F-try.mdx'); f.add({id:'new'}); console.log(JSON.stringify(f.getEntryText('a'))); f.save(); console.log(readFileSync('/tmp/w/F-try.mdx','utf8')); }
