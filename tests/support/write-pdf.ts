/** Writes small PDFs: lines of text at positions, in the order given. */

/** A line: its distance from the left and the bottom in points, and its text in Latin letters. */
export type PdfLine = [x: number, y: number, text: string];

/** Writes a PDF with one page for each list of lines. `ﬁ` becomes the ligature of the font. */
export function writePdf(...pages: PdfLine[][]): Buffer {
  const pageIds = pages.map((_, index) => 4 + 2 * index);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>',
    ...pages.flatMap((lines, index) => {
      const content = lines.map(([x, y, text]) => `BT /F1 12 Tf ${x} ${y} Td (${escapeText(text)}) Tj ET`).join('\n');
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * index} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** Code 0xAE of the standard encoding is the ligature. */
const escapeText = (text: string) => text.replace(/[()\\]/g, '\\$&').replaceAll('ﬁ', '\\256');
