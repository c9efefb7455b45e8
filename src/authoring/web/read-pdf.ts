import { getDocumentProxy } from 'unpdf';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/** Opens a PDF, reads something of it, and closes it. @throws Error from pdf.js when the file is damaged or locked */
export async function readPdf<T>(bytes: Uint8Array, read: (document: PdfDocument) => Promise<T>): Promise<T> {
  // The parser takes the bytes over, so it gets a copy. It prints nothing but errors: programs read the output.
  const document = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
  return read(document).finally(() => document.loadingTask.destroy());
}
