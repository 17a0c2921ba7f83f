import { useState } from 'react';

const STORAGE_KEY = 'tungngo.author';

/** The name that notes are signed with; the browser remembers it. */
export function useAuthor(): [author: string, setAuthor: (author: string) => void] {
  const [author, setAuthor] = useState(storedAuthor);
  const remember = (name: string) => {
    setAuthor(name);
    try {
      localStorage.setItem(STORAGE_KEY, name.trim());
    } catch {
      // A browser that forbids storage still signs with the name until it is closed.
    }
  };
  return [author, remember];
}

function storedAuthor(): string {
  try {
    return localStorage.getItem(STORAGE_KEY) ?? '';
  } catch {
    return '';
  }
}
