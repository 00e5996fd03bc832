import { describe, expect, it } from 'vitest';
import { isTyping, moved } from './keys';

describe('keys', () => {
  it('moves down and up and stays inside the list', () => {
    expect(moved('j', -1, 3)).toBe(0);
    expect(moved('j', 2, 3)).toBe(2);
    expect(moved('k', 0, 3)).toBe(0);
    expect(moved('End', 0, 3)).toBe(2);
    expect(moved('x', 1, 3)).toBe(1);
    expect(moved('j', 0, 0)).toBe(-1);
  });

  it('leaves typing alone', () => {
    expect(isTyping({ tagName: 'INPUT' } as unknown as EventTarget)).toBe(true);
    expect(isTyping({ tagName: 'DIV' } as unknown as EventTarget)).toBe(false);
    expect(isTyping(null)).toBe(false);
  });
});
