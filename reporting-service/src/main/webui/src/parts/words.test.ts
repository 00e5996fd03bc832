import { describe, expect, it } from 'vitest';
import { ago, between, categoryTitle, moment, percent, plain, shown } from './words';

describe('words', () => {
  it('rounds coverage down, so that 100 % means all', () => {
    expect(percent('0.9999')).toBe('99 %');
    expect(percent('1')).toBe('100 %');
    expect(percent('0.29')).toBe('29 %');
    expect(percent('unknown')).toBe('–');
  });

  it('shows what would reorder or hide text', () => {
    expect(shown('invoice\u202Egpj.exe')).toBe('invoice\uFFFDgpj.exe');
    expect(shown('a\u0000b\u200Bc')).toBe('a\uFFFDb\uFFFDc');
    expect(shown('plain ünïcode 日本')).toBe('plain ünïcode 日本');
  });

  it('tells times the same way to everybody', () => {
    expect(moment('2026-11-22T12:00:31Z')).toBe('2026-11-22 12:00 UTC');
    expect(moment('nonsense')).toBe('–');
    expect(moment(null)).toBe('–');
    expect(ago('2026-11-22T12:00:00Z', Date.parse('2026-11-22T12:05:00Z'))).toBe('5 min ago');
  });

  it('gives an interval, not a promise', () => {
    expect(between(10, 45)).toBe('10 to 45 seconds');
    expect(between(60, 300)).toBe('1 to 5 minutes');
  });

  it('keeps categories that it does not know', () => {
    expect(categoryTitle('nhi')).toBe('Leaked credentials');
    expect(categoryTitle('__proto__')).toBe('__proto__');
    expect(plain('FALSE_POSITIVE')).toBe('false positive');
  });
});
