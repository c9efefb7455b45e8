export function fragmentOf(range: Range): string | undefined {
  return `text=${encodeURIComponent(`${range}`)}`;
}
export function quoteOf(range: Range): string {
  return `${range}`;
}
