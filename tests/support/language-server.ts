/** A client for language servers, as in an editor: JSON-RPC over standard input and output. */
import { type ChildProcess, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** A diagnostic of the server. Lines are 0-based. */
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

/** A running language server. */
export class LanguageServer {
  readonly #process: ChildProcess;
  readonly #settings: Record<string, unknown>;
  readonly #diagnosticListeners = new Map<string, (diagnostics: Diagnostic[]) => void>();
  readonly #pendingRequests = new Map<number, (message: Message) => void>();
  #received: Buffer = Buffer.alloc(0);
  #lastId = 0;

  /** @param settings the editor’s settings, by section, for when the server requests them */
  constructor(program: string, settings: Record<string, unknown> = {}) {
    this.#settings = settings;
    this.#process = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#process.stdout?.on('data', (data: Buffer) => this.#read(data));
  }

  /** Opens a folder. @param initializationOptions options that are specific to the server */
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

  /** Opens a text as the document of a file. @param path of the file. @returns its URI */
  show(path: string, languageId: string, text: string): string {
    const uri = pathToFileURL(path).href;
    this.#send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId, version: 1, text } } });
    return uri;
  }

  /** Requests the diagnostics of a document. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.ask('textDocument/diagnostic', { textDocument: { uri } });
    return (report as { items: Diagnostic[] }).items;
  }

  /** Waits until the server publishes diagnostics of a document that satisfy `test`, and returns them. */
  waitForDiagnostics(uri: string, test: (diagnostics: Diagnostic[]) => boolean): Promise<Diagnostic[]> {
    return new Promise((resolve) => {
      this.#diagnosticListeners.set(uri, (diagnostics) => {
        if (test(diagnostics)) resolve(diagnostics);
      });
    });
  }

  /** Requests the labels of the completions at a position. */
  async completions(uri: string, position: { line: number; character: number }): Promise<string[]> {
    const result = await this.ask('textDocument/completion', { textDocument: { uri }, position });
    const completions = result as { items: { label: string }[] } | null;
    return (completions?.items ?? []).map(({ label }) => label);
  }

  /** Requests the hover text at a position. */
  async hover(uri: string, position: { line: number; character: number }): Promise<string> {
    const result = await this.ask('textDocument/hover', { textDocument: { uri }, position });
    return JSON.stringify((result as { contents: unknown } | null)?.contents ?? '');
  }

  stop(): void {
    this.#process.kill();
  }

  /** Sends a request. @throws Error with the server’s message if it fails */
  ask(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#lastId;
    this.#send({ id, method, params });
    return new Promise((resolve, reject) => {
      this.#pendingRequests.set(id, ({ result, error }) =>
        error ? reject(new Error(error.message)) : resolve(result),
      );
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
      this.#handle(message);
    }
  }

  #handle({ id, method, params, result, error }: Message): void {
    if (method === 'workspace/configuration') {
      const { items } = params as { items: { section: string }[] };
      this.#send({ id: id ?? 0, result: items.map(({ section }) => this.#settings[section] ?? null) });
    } else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: Diagnostic[] };
      this.#diagnosticListeners.get(uri)?.(diagnostics);
    } else if (id !== undefined && method) {
      this.#send({ id, result: null });
    } else if (id !== undefined) {
      this.#pendingRequests.get(id)?.({ result, ...(error ? { error } : {}) });
    }
  }
}
