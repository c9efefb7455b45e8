/** Talks to a language server as an editor does: JSON-RPC over its standard streams. */
import { type ChildProcess, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** What is wrong with a document, as editors underline it. Lines count from 0. */
export interface Diagnostic {
  message: string;
  range: { start: { line: number; character: number } };
}

interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

/** A language server that was started for a folder. */
export class LanguageServer {
  readonly #process: ChildProcess;
  readonly #settings: Record<string, unknown>;
  readonly #watching = new Map<string, (diagnostics: Diagnostic[]) => void>();
  readonly #waiting = new Map<number, (message: Message) => void>();
  #received: Buffer = Buffer.alloc(0);
  #last = 0;

  /** @param settings what the editor answers when the server asks for its settings, by section */
  constructor(program: string, settings: Record<string, unknown> = {}) {
    this.#settings = settings;
    this.#process = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#process.stdout?.on('data', (data: Buffer) => this.#read(data));
  }

  /** Opens a folder, with options of the server’s own. */
  async open(folder: string, initializationOptions: object): Promise<void> {
    const rootUri = pathToFileURL(folder).href;
    await this.ask('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'project' }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true },
        textDocument: { diagnostic: {}, completion: {}, hover: { contentFormat: ['markdown'] } },
      },
      initializationOptions,
    });
    this.#send({ method: 'initialized', params: {} });
  }

  /** Shows a text to the server under the name of a file, and gives back the file’s address. */
  show(path: string, languageId: string, text: string): string {
    const uri = pathToFileURL(path).href;
    this.#send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId, version: 1, text } } });
    return uri;
  }

  /** What is wrong with a text. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.ask('textDocument/diagnostic', { textDocument: { uri } });
    return (report as { items: Diagnostic[] }).items;
  }

  /** What the server tells by itself is wrong with a text, once that satisfies `test`. */
  told(uri: string, test: (diagnostics: Diagnostic[]) => boolean): Promise<Diagnostic[]> {
    return new Promise((resolve) => {
      this.#watching.set(uri, (diagnostics) => {
        if (test(diagnostics)) resolve(diagnostics);
      });
    });
  }

  /** What can stand at a place. */
  async completions(uri: string, position: { line: number; character: number }): Promise<string[]> {
    const found = await this.ask('textDocument/completion', { textDocument: { uri }, position });
    const items = found as { items: { label: string }[] } | null;
    return (items?.items ?? []).map(({ label }) => label);
  }

  /** What is said about a place. */
  async hover(uri: string, position: { line: number; character: number }): Promise<string> {
    const found = await this.ask('textDocument/hover', { textDocument: { uri }, position });
    return JSON.stringify((found as { contents: unknown } | null)?.contents ?? '');
  }

  stop(): void {
    this.#process.kill();
  }

  /** Asks the server. @throws Error with its words when it refuses. */
  ask(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#last;
    this.#send({ id, method, params });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result)));
    });
  }

  #send(message: Message): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#process.stdin?.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  #read(data: Buffer): void {
    this.#received = Buffer.concat([this.#received, data]);
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/.exec(this.#received.toString('utf8', 0, Math.max(0, end)))?.[1]);
      if (end < 0 || this.#received.length < end + 4 + length) return;
      const message = JSON.parse(this.#received.toString('utf8', end + 4, end + 4 + length)) as Message;
      this.#received = this.#received.subarray(end + 4 + length);
      this.#take(message);
    }
  }

  #take({ id, method, params, result, error }: Message): void {
    if (method === 'workspace/configuration') {
      const { items } = params as { items: { section: string }[] };
      this.#send({ id: id ?? 0, result: items.map(({ section }) => this.#settings[section] ?? null) });
    } else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: Diagnostic[] };
      this.#watching.get(uri)?.(diagnostics);
    } else if (id !== undefined && method) {
      this.#send({ id, result: null });
    } else if (id !== undefined) {
      this.#waiting.get(id)?.({ result, ...(error ? { error } : {}) });
    }
  }
}
