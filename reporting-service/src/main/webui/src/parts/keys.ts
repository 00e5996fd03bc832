/** Which row is current after a key, in a list of some length. */
export function moved(key: string, current: number, length: number): number {
  if (length === 0) {
    return -1;
  }
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return Math.min(current + 1, length - 1);
    case 'k':
    case 'ArrowUp':
      return Math.max(current - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return current;
  }
}

/** Whether keys belong to a field that is being typed in. */
export function isTyping(element: EventTarget | null): boolean {
  const tag = (element as { tagName?: string } | null)?.tagName;
  return tag === 'INPUT' || tag === 'TEXTAREA' || tag === 'SELECT';
}
