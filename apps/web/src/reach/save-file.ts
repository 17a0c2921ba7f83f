/** Hands a text to the browser as a file. */
export function saveFile(text: string, name: string, type: 'text/csv' | 'application/geo+json') {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
